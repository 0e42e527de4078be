/** The distribution of times: of five families the one of the least AIC. */
import type { Distribution } from '@rollout/language';
import { lawOf } from '../distributions/law-of.ts';
import { log } from '../math/log.ts';
import type { DrawKey } from '../random/index.ts';
import { FAMILIES, type Family, type FamilyFit } from './families.ts';
import { finish } from './finish.ts';
import { type Goodness, goodnessOf } from './goodness.ts';
import { type Parameter, parametersOf } from './parameters.ts';
import { type Sample, sampleOf } from './sample.ts';

/** A family's best, with Akaike's criterion: twice the number of its parameters less twice the logarithm of its likelihood. */
export interface FittedFamily {
  readonly family: Family;
  readonly distribution: Distribution;
  readonly parameters: readonly Parameter[];
  readonly logLikelihood: number;
  readonly aic: number;
}

export type LawFit =
  | {
      readonly kind: 'fitted';
      readonly values: number;
      readonly chosen: FittedFamily;
      /** Best first: the chosen one is among them. */
      readonly candidates: readonly FittedFamily[];
      readonly goodness: Goodness;
    }
  /** All values are alike. */
  | { readonly kind: 'fixed'; readonly values: number; readonly distribution: Distribution & { kind: 'fixed' } }
  | { readonly kind: 'too-few'; readonly values: number };

/** Fewer values than this are not fitted. */
export const LEAST_VALUES = 5;
/** Below this p, none of the families is said to fit. */
export const POOR_FIT = 0.01;

/** Of positive values, in milliseconds. */
export function fitLaw(values: readonly number[], key: DrawKey): LawFit {
  return finish(fittingLaw(values, key));
}

/** The same, step by step: of hundreds of thousands of values it takes a while. */
export function* fittingLaw(values: readonly number[], key: DrawKey): Generator<void, LawFit> {
  const [first] = values;
  if (first === undefined || values.length < LEAST_VALUES) return { kind: 'too-few', values: values.length };
  if (values.every((value) => value === first)) {
    return { kind: 'fixed', values: values.length, distribution: { kind: 'fixed', value: first } };
  }
  const sample = sampleOf(values);
  const fitted: Candidate[] = [];
  for (const family of FAMILIES) {
    yield;
    fitted.push(...candidate(family, sample));
  }
  fitted.sort((a, b) => a.aic - b.aic);
  const [best] = fitted;
  if (best === undefined) throw new Error('the exponential distribution is fitted to any times');
  const goodness = yield* goodnessOf(sample, best.distribution, best.estimate, key);
  const candidates = fitted.map(({ estimate: _, ...said }) => said);
  const { estimate: _, ...chosen } = best;
  return { kind: 'fitted', values: values.length, chosen, candidates, goodness };
}

type Candidate = FittedFamily & Pick<FamilyFit, 'estimate'>;

function candidate({ family, parameters: count, estimate }: FamilyFit, sample: Sample): [] | [Candidate] {
  const distribution = estimate(sample);
  if (distribution === null) return [];
  const law = lawOf(distribution);
  let logLikelihood = 0;
  for (const value of sample.values) logLikelihood += log(law.density(value));
  if (!Number.isFinite(logLikelihood)) return [];
  const parameters = parametersOf(distribution, sample.values.length);
  return [{ family, distribution, parameters, logLikelihood, aic: 2 * count - 2 * logLikelihood, estimate }];
}
