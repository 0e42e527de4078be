/** The distributions that are told by numbers alone: what each is told, what must hold, and what it then is. */
import type { Distribution } from '../../program/index.ts';

/** What an argument must be: something of the distribution's unit, or a plain number; both possibly above zero. */
export type ParameterKind = 'quantity' | 'positive-quantity' | 'positive-number' | 'count';

export interface Parameter {
  /** The label, or the place of an argument without one: 0, 1, … */
  readonly key: string | number;
  readonly kind: ParameterKind;
  /** How a message calls it. */
  readonly name: string;
}

/** `smaller` and `larger` are places in the form's list of parameters. */
export interface Ordered {
  readonly smaller: number;
  readonly larger: number;
  readonly mayEqual: boolean;
}

export interface Form {
  readonly parameters: readonly Parameter[];
  readonly ordered: readonly Ordered[];
  /** The distribution with these parameters, in their order. */
  readonly make: (a: number, b: number, c: number) => Distribution;
}

/** The 95th percentile of the standard normal distribution. */
const Z95 = 1.6448536269514722;

const quantity = (key: string | number, name = `the ${key}`): Parameter => ({ key, kind: 'quantity', name });
const positive = (key: string | number, name = `the ${key}`): Parameter => ({ key, kind: 'positive-quantity', name });
const number = (key: string, name = `the ${key}`): Parameter => ({ key, kind: 'positive-number', name });

const form = (parameters: readonly Parameter[], make: Form['make'], ordered: readonly Ordered[] = []): Form => ({
  parameters,
  ordered,
  make,
});

/** By name; the first form whose parameters are all there is the one that is meant. */
export const FAMILIES: ReadonlyMap<string, readonly Form[]> = new Map([
  [
    'triangular',
    [
      form(
        [quantity(0, 'the least value'), quantity(1, 'the most likely value'), quantity(2, 'the largest value')],
        (low, mode, high) => (low === high ? { kind: 'fixed', value: low } : { kind: 'triangular', low, mode, high }),
        [
          { smaller: 0, larger: 1, mayEqual: true },
          { smaller: 1, larger: 2, mayEqual: true },
        ],
      ),
    ],
  ],
  ['exponential', [form([positive('mean')], (mean) => ({ kind: 'exponential', mean }))]],
  ['normal', [form([quantity('mean'), positive('sd')], (mean, sd) => ({ kind: 'normal', mean, sd }))]],
  [
    'lognormal',
    [
      // median = e^mu, p95 = e^(mu + z·sigma)
      form(
        [positive('median'), positive('p95')],
        (median, p95) => ({ kind: 'lognormal', mu: Math.log(median), sigma: Math.log(p95 / median) / Z95 }),
        [{ smaller: 0, larger: 1, mayEqual: false }],
      ),
      form([positive('median'), number('sigma')], (median, sigma) => ({
        kind: 'lognormal',
        mu: Math.log(median),
        sigma,
      })),
      // mean = e^(mu + sigma²/2), sd² = mean² · (e^(sigma²) − 1)
      form([positive('mean'), positive('sd')], (mean, sd) => {
        const variance = Math.log1p((sd / mean) ** 2);
        return { kind: 'lognormal', mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
      }),
    ],
  ],
  ['weibull', [form([number('shape'), positive('scale')], (shape, scale) => ({ kind: 'weibull', shape, scale }))]],
  [
    'gamma',
    [
      form([number('shape'), positive('scale')], (shape, scale) => ({ kind: 'gamma', shape, scale })),
      form([number('shape'), positive('mean')], (shape, mean) => ({ kind: 'gamma', shape, scale: mean / shape })),
    ],
  ],
  [
    'erlang',
    [
      form([{ key: 0, kind: 'count', name: 'the number of waits' }, positive('mean')], (k, mean) => ({
        kind: 'erlang',
        k,
        mean,
      })),
    ],
  ],
]);
