import { expect, test } from 'vitest';
import type { Distribution } from '../../program/index.ts';
import { DISTRIBUTIONS } from '../../schema/index.ts';
import { checkText } from '../check-text.ts';
import { expectFindings } from '../testing/expect-findings.ts';
import { meanOf } from './mean.ts';

const times = 'minutes,time,duration,hours (h)\n4,5,4m30s,1\n2,5,90s,0.5\n\n10,5,1h,2\n';

function read(text: string): Distribution | undefined {
  const source = `model m { deploy takes ${text} per server }`;
  const { program, diagnostics } = checkText(source, { files: { 'times.csv': times } });
  expect(diagnostics).toEqual([]);
  return program.models[0]?.deploy.takes;
}

const MINUTE = 60_000;

test.each(DISTRIBUTIONS.flatMap(({ forms }) => forms))('%s is a form that the language lists', (form) => {
  expect(read(form)).toBeDefined();
});

test.each<[string, Distribution]>([
  ['5m', { kind: 'fixed', value: 5 * MINUTE }],
  ['uniform(2m..6m)', { kind: 'uniform', low: 2 * MINUTE, high: 6 * MINUTE }],
  ['uniform(2m..2m)', { kind: 'fixed', value: 2 * MINUTE }],
  ['triangular(2m, 4m, 12m)', { kind: 'triangular', low: 2 * MINUTE, mode: 4 * MINUTE, high: 12 * MINUTE }],
  ['triangular(2m, 2m, 2m)', { kind: 'fixed', value: 2 * MINUTE }],
  ['exponential(mean 5m)', { kind: 'exponential', mean: 5 * MINUTE }],
  ['normal(mean 5m, sd 1m)', { kind: 'normal', mean: 5 * MINUTE, sd: MINUTE }],
  ['normal(sd 1m, mean 5m)', { kind: 'normal', mean: 5 * MINUTE, sd: MINUTE }],
  ['lognormal(median 4m, sigma 0.5)', { kind: 'lognormal', mu: Math.log(4 * MINUTE), sigma: 0.5 }],
  ['weibull(shape 1.5, scale 10m)', { kind: 'weibull', shape: 1.5, scale: 10 * MINUTE }],
  ['gamma(shape 2, scale 5m)', { kind: 'gamma', shape: 2, scale: 5 * MINUTE }],
  ['gamma(shape 2, mean 10m)', { kind: 'gamma', shape: 2, scale: 5 * MINUTE }],
  ['erlang(3, mean 10m)', { kind: 'erlang', k: 3, mean: 10 * MINUTE }],
  ['empirical("times.csv", column "minutes")', { kind: 'empirical', values: [2, 4, 10].map((m) => m * MINUTE) }],
  ['empirical("times.csv", column "duration")', { kind: 'empirical', values: [90_000, 270_000, 3_600_000] }],
  ['empirical("times.csv", column "hours (h)")', { kind: 'empirical', values: [1_800_000, 3_600_000, 7_200_000] }],
  [
    'mix(90% 5m, 10% exponential(mean 1h), 0% 1d)',
    {
      kind: 'mix',
      parts: [
        { weight: 0.9, of: { kind: 'fixed', value: 5 * MINUTE } },
        { weight: 0.1, of: { kind: 'exponential', mean: 60 * MINUTE } },
      ],
    },
  ],
])('%s', (text, distribution) => {
  expect(read(text)).toEqual(distribution);
});

test('the 95th percentile of a lognormal is e^(mu + 1.645 sigma)', () => {
  const distribution = read('lognormal(median 4m, p95 12m)');
  if (distribution?.kind !== 'lognormal') throw new Error('not a lognormal');
  expect(Math.exp(distribution.mu)).toBeCloseTo(4 * MINUTE, 6);
  // 1.6448536… is the 95th percentile of the standard normal distribution, to be found in any table.
  expect(Math.exp(distribution.mu + 1.6448536269514722 * distribution.sigma)).toBeCloseTo(12 * MINUTE, 6);
});

test('mean and deviation of a lognormal are those that were told', () => {
  const distribution = read('lognormal(mean 5m, sd 2m)');
  if (distribution?.kind !== 'lognormal') throw new Error('not a lognormal');
  const { mu, sigma } = distribution;
  // Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions, chapter 14: the first two moments.
  const mean = Math.exp(mu + sigma ** 2 / 2);
  expect(mean).toBeCloseTo(5 * MINUTE, 6);
  expect(Math.sqrt(mean ** 2 * (Math.exp(sigma ** 2) - 1))).toBeCloseTo(2 * MINUTE, 6);
});

test.each<[Distribution, number]>([
  // Γ(1 + 1/2) = √π / 2
  [{ kind: 'weibull', shape: 2, scale: 10 }, (10 * Math.sqrt(Math.PI)) / 2],
  // Γ(1 + 1/0.5) = 2! = 2
  [{ kind: 'weibull', shape: 0.5, scale: 10 }, 20],
  [{ kind: 'triangular', low: 1, mode: 2, high: 6 }, 3],
  [{ kind: 'gamma', shape: 2, scale: 5 }, 10],
  [{ kind: 'empirical', values: [1, 2, 6] }, 3],
])('the mean of %j', (distribution, mean) => {
  expect(meanOf(distribution)).toBeCloseTo(mean, 6);
});

test('exposure is counted in server-hours', () => {
  const { program } = checkText('model m { bug b { surfaces after exponential(mean 200 server-hours) } }');
  expect(program.models[0]?.bugs[0]?.surfaces).toEqual({ kind: 'exponential', mean: 200 });
});

test('what is wrong with a distribution is said where it is', () => {
  expectFindings(`
model m {
  deploy takes lognormal(median 12m, p95 4m) per server
            // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ distribution-order
  rollback takes uniform(6m..2m) per server
                      // ^^^^^^ distribution-order
  repair takes normal(mean 5m, sd 0s) per server
                               // ^^ must-be-positive
  deploy fails 1% per server after exponential() 
                                // ^^^^^^^^^^^^^ distribution-form
  bug b { surfaces after exponential(mean 200m) }
                                       // ^^^^ wrong-kind
  bug c { surfaces after weibull(shape 0, scale 5 server-hours) }
                                    // ^ must-be-positive
  gate health { takes triangular(2m, 1m, 3m) }
                   // ^^^^^^^^^^^^^^^^^^^^^^ distribution-order
  gate g { takes exponential(median 5m) }
              // ^^^^^^^^^^^^^^^^^^^^^^ distribution-form
  gate h { takes erlang(1.5, mean 5m) }
                     // ^^^ not-whole
  gate i { takes exponental(mean 5m) }
              // ^^^^^^^^^^ unknown-distribution
  gate j { takes mix(90% 5m, 9% 1h) }
              // ^^^^^^^^^^^^^^^^^^ mix-weights
  gate k { takes exponential(mean 5m, mean 6m) }
              // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ distribution-form
  gate l { takes 3 }
              // ^ wrong-kind
  gate n { takes weibull(shape 0.01, scale 1h) }
              // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ distribution-mean
}
`);
});

test('a distribution of exposure is advised in server-hours', () => {
  const { diagnostics } = checkText('model m { bug b { surfaces after gamma(200 server-hours) } }');
  expect(diagnostics.map(({ help }) => help)).toEqual([
    'Write `gamma(shape 2, scale 5 server-hours)` or `gamma(shape 2, mean 10 server-hours)`.',
  ]);
});

test('what is wrong with measured values is said in their table', () => {
  expectFindings(`
//- plan.rollout
model m {
  deploy takes empirical("times.csv", column "minutes") per server
  rollback takes empirical("times.csv", column "minuets") per server
                                            // ^^^^^^^^^ unknown-column
  repair takes empirical("times.csv", column "time") per server
  gate health { takes empirical("gone.csv", column "minutes") }
                             // ^^^^^^^^^^ unresolved-file
  gate other { takes empirical("times.csv") }
                  // ^^^^^^^^^^^^^^^^^^^^^^ distribution-form
}
//- times.csv
minutes,time
5,6
// ^^^ column-without-unit
fast,6
// ^^^^^^ cell-value
-1,6
// ^^^^ cell-value
`);
});
