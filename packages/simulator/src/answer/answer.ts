/** What a plan is answered by when nobody says how: exactly where that is possible, else by trials, with what is known without them in its place. */
import type { Machine } from '@rollout/compiler';
import { refiningByChain, withChainFigures } from '../chain/index.ts';
import { withExactExpectations } from '../expectations/index.ts';
import {
  advancePreciseStudy,
  MOST_PRECISE_TRIALS,
  openPreciseStudy,
  precisionOf,
  resultsOfPreciseStudy,
  studyAtLook,
} from '../precision/index.ts';
import type { Results } from '../results/results.ts';
import type { DoSliced } from '../sliced.ts';
import {
  advance,
  advanceExactStudy,
  DEFAULT_TRIALS,
  type ExactStudy,
  openExactStudy,
  openStudy,
  resultsOf,
  resultsOfExactStudy,
  type Study,
  trialsDone,
} from '../study/index.ts';

export interface AnswerOptions {
  /** Not given: exact where that is possible. */
  readonly method?: 'exact' | 'simulated';
  /** null: nobody has said. */
  readonly trials: number | null;
  readonly seed: string;
  readonly confidence: number;
  /** Half an interval over its value, at the most, of the figures that are shown first. */
  readonly precision?: number;
  /** Runs after which going through all of them is given up, beside those after which it always is. */
  readonly mostRuns?: number;
}

/** By whom the work is done. */
export interface Doing {
  readonly work: DoSliced;
  /** The trials of a study, where several threads may share them. */
  readonly trials?: (study: Study) => Promise<'done' | 'stopped'>;
}

export type Answer =
  | {
      readonly kind: 'answer';
      readonly results: Results;
      readonly study: Study | ExactStudy;
      /** It is of the trials that had run when nobody wanted more of them. */
      readonly isStopped: boolean;
      /** Trials that were to be run at the most; null: it took none. */
      readonly trials: number | null;
    }
  /** It was insisted upon. `why` completes "it cannot be worked out exactly: …"; null: it could, by more than `mostRuns` runs. */
  | { readonly kind: 'not-exact'; readonly why: string | null }
  /** Stopped while all runs were gone through: half of them say nothing. */
  | { readonly kind: 'stopped' };

export type FoundAnswer = Extract<Answer, { readonly kind: 'answer' }>;

/** Throws `RunTooLong` where a run does not end. */
export async function answerOf(machine: Machine, options: AnswerOptions, doing: Doing): Promise<Answer> {
  const { method, seed, confidence, precision } = options;
  if (method === 'simulated') return bySimulation(machine, options, doing);
  const study = openExactStudy(machine, { seed, confidence });
  const { mostRuns = Number.POSITIVE_INFINITY } = options;
  const ended = await doing.work({
    // There may be any number, up to where it is given up.
    all: null,
    what: 'different runs',
    done: () => study.walk.runs,
    advance: (atMost) => advanceExactStudy(study, atMost) === 'more' && study.walk.runs <= mostRuns,
  });
  if (ended === 'stopped') return { kind: 'stopped' };
  const { why } = study.walk;
  if (why === null && study.isComplete) {
    const results = resultsOfExactStudy(study);
    const precise = precision === undefined ? null : precisionOf(results, precision);
    return { kind: 'answer', results: { ...results, precision: precise }, study, isStopped: false, trials: null };
  }
  return method === 'exact' ? { kind: 'not-exact', why } : answerByTrials(machine, options, doing);
}

/** By trials, with what is known without them in its place: of a machine that cannot be worked out exactly. */
export async function answerByTrials(machine: Machine, options: AnswerOptions, doing: Doing): Promise<FoundAnswer> {
  const found = await bySimulation(machine, options, doing);
  return { ...found, results: withExactExpectations(withChainFigures(found.results, machine), machine) };
}

async function bySimulation(machine: Machine, options: AnswerOptions, doing: Doing): Promise<FoundAnswer> {
  const { trials: asked, seed, confidence, precision } = options;
  if (precision !== undefined) return precisely(machine, { ...options, precision }, doing);
  const trials = asked ?? DEFAULT_TRIALS;
  const study = openStudy(machine, { trials, seed, confidence });
  const run = doing.trials ?? ((of) => doing.work(trialsOf(of)));
  const ended = await run(study);
  return { kind: 'answer', results: resultsOf(study), study, isStopped: ended === 'stopped', trials };
}

/** All that are left. */
const trialsOf = (study: Study) => ({
  all: study.trials,
  what: 'trials',
  done: () => trialsDone(study),
  advance: (atMost: number) => advance(study, atMost),
});

/** Until the figures are as precise as was asked for, or no trial is left. */
async function precisely(
  machine: Machine,
  { trials: asked, seed, confidence, precision, method }: AnswerOptions & { readonly precision: number },
  doing: Doing,
): Promise<FoundAnswer> {
  const trials = asked ?? MOST_PRECISE_TRIALS;
  // What is known without trials is as precise as can be.
  const known = method === 'simulated' ? {} : { refine: refiningByChain(machine) };
  const precise = openPreciseStudy(machine, { precision, trials, seed, confidence, ...known });
  const ended = await doing.work({
    // It ends as soon as that does.
    all: null,
    what: `trials, ${trials.toLocaleString('en-US')} at the most`,
    done: () => trialsDone(precise.study),
    advance: (atMost) => advancePreciseStudy(precise, atMost),
  });
  const results = resultsOfPreciseStudy(precise);
  return { kind: 'answer', results, study: studyAtLook(precise), isStopped: ended === 'stopped', trials };
}
