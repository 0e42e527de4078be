import { expect, test } from 'vitest';
import type { Evidence, Model } from '../../program/index.ts';
import { checkText } from '../check-text.ts';
import { expectFindings } from '../testing/expect-findings.ts';

const last = <T>(all: readonly T[]): T => {
  const one = all.at(-1);
  if (one === undefined) throw new Error('none');
  return one;
};

const codesOf = (source: string): readonly string[] => checkText(source).diagnostics.map(({ code }) => code);
const modelOf = (source: string): Model => last(expectFindings(source).program.models);

test('a chance has what it was counted from, a distribution to how many values it was fitted', () => {
  const { evidence } = modelOf(`model m {
    deploy takes lognormal(median 5m, sigma 0.3) from 1_068 per cluster
    deploy fails 1% from 10 of 1_078 per cluster retry 1
    rollback takes exponential(mean 2m) from 30 per cluster
    repair takes weibull(shape 2, scale 1h) from 12 per cluster
    bug crash { present 3.1% from 6 of 194  surfaces after 200 server-hours }
    bug config { found 0.4% at cluster 1  found 0% from 0 of 190 at each of clusters 2..3 }
    gate health { detects 95% from 38 of 40  detects 90% from 9 of 10 of crash  false alarm 0.5% from 1 of 200  takes gamma(shape 2, scale 5m) from 50 }
  }`);
  const all: readonly Evidence[] = [
    { kind: 'present', bug: 'crash', count: 6, of: 194 },
    { kind: 'shows', bug: 'config', showing: 1, count: 0, of: 190 },
    { kind: 'gate-detects', check: 'health', bug: null, count: 38, of: 40 },
    { kind: 'gate-detects', check: 'health', bug: 'crash', count: 9, of: 10 },
    { kind: 'gate-false-alarm', check: 'health', count: 1, of: 200 },
    { kind: 'gate-takes', check: 'health', values: 50 },
    { kind: 'deploy-fails', per: 'cluster', count: 10, of: 1078 },
    { kind: 'deploy-takes', values: 1068 },
    { kind: 'rollback-takes', values: 30 },
    { kind: 'repair-takes', values: 12 },
  ];
  expect(evidence).toEqual(expect.arrayContaining([...all]));
  expect(evidence).toHaveLength(all.length);
});

test('a model without any has none', () => {
  expect(modelOf('model m { deploy fails 1% per server }')).not.toHaveProperty('evidence');
});

test('what a model says anew takes the evidence of the other away', () => {
  const base = `model base {
    deploy fails 1% from 10 of 1_000 per server
    bug crash { present 3% from 6 of 194  shows 5% from 1 of 20 at cluster 1 }
  }\n`;
  const evidenceOf = (items: string) =>
    modelOf(`${base}model m extends base { ${items} }`).evidence?.map(({ kind }) => kind);
  expect(evidenceOf('repair takes 1h per server')).toEqual(['present', 'shows', 'deploy-fails']);
  expect(evidenceOf('deploy fails 2% per server')).toEqual(['present', 'shows']);
  expect(evidenceOf('bug crash { present 5% }')).toEqual(['shows', 'deploy-fails']);
  expect(evidenceOf('bug crash { shows 7% at cluster 2 }')).toEqual(['present', 'deploy-fails']);
  expect(modelOf(`${base}model m extends base { deploy fails 2% from 4 of 200 per server }`).evidence).toContainEqual({
    kind: 'deploy-fails',
    per: 'server',
    count: 4,
    of: 200,
  });
});

test('what a scenario assumes is known', () => {
  const source = `topology fleet { cluster web[4] { server[10] } }
model numbers {
  deploy fails 1% from 10 of 1_000 per server
  at most one {
    bug a { present 3% from 6 of 194  shows 5% at cluster 1 }
    bug b { present 2% from 4 of 194  shows 5% at cluster 1 }
  }
}
plan p on fleet using numbers { stage s { deploy all  gate health } }
scenario bad for p { assume a present 100% }
scenario worse for p { deploy fails 9% per server }`;
  const [bad, worse] = expectFindings(source).program.scenarios;
  expect(bad?.model.evidence).toEqual([{ kind: 'deploy-fails', per: 'server', count: 10, of: 1000 }]);
  expect(worse?.model.evidence?.map(({ kind }) => kind)).toEqual(['present', 'present']);
});

test('evidence that cannot be, or says something else', () => {
  expectFindings(`model m {
    deploy fails 3% from 6 of 4 per server
    //              ^^^^^^^^^^^ evidence-above-whole
    deploy takes uniform(4m..8m) from 9 per server
    //                           ^^^^^^ evidence-unused
    repair takes exponential(mean 1h) from 1 per server
    //                                     ^ too-small
    rollback takes exponential(mean 1h) from 2.5 per server
    //                                       ^^^ not-whole
    gate health { detects 30% from 38 of 40 }
    //                    ^^^ evidence-elsewhere
    bug crash { surfaces after 5 server-hours present 1% from 0 of 0 }
    //                                                             ^ too-small
  }`);
});

test('the 99% interval of a count is about its chance: what is inside is not told', () => {
  // 6 of 194 is 3.09%. The ratio of likelihoods puts its 99% interval at 0.88% to 7.4%.
  const warned = (percent: string) =>
    codesOf(`model m { deploy fails ${percent} from 6 of 194 per server }`).includes('evidence-elsewhere');
  expect(['0.9%', '3.1%', '7.3%'].map(warned)).toEqual([false, false, false]);
  expect(['0%', '0.8%', '7.6%', '100%'].map(warned)).toEqual([true, true, true, true]);
});

test('a bug that has not been seen yet may be there all the same', () => {
  modelOf('model m { bug config { found 0% from 0 of 190 at cluster 1 } }');
  modelOf('model m { bug crash { present 0% from 0 of 190  surfaces after 5 server-hours } }');
  expect(codesOf('model m { bug config { found 0% at cluster 1 } }')).toContain('bug-never-shows');
});
