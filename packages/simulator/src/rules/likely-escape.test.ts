import { expect, test } from 'vitest';
import { likelyEscape } from './likely-escape.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (bake: string, alarm = '0%', detects = '90%'): string => `
  topology f { cluster web[2] { server[20] } }
  model m {
    deploy takes 1h per cluster
    bug leak { present 3%  surfaces after exponential(mean 1_000 server-hours) }
    gate health { detects ${detects}  false alarm ${alarm} }
  }
  plan p on f using m {
    stage first { deploy 1 cluster  wait ${bake}  gate health }
    stage rest { deploy remaining  wait ${bake}  gate health }
  }`;

const shown = (exposure: number): number => 1 - Math.exp(-exposure / 1_000);

test('a bug that has no time to show', () => {
  const [found] = findingsOf(likelyEscape, plan('1h'));
  // 20 server-hours by the first gate; by the second the first cluster has two hours more, and the second one.
  const first = shown(20);
  const second = shown(20 + 40 + 20);
  const escapes = 1 - 0.9 * first - 0.9 * (0.1 * first + second - first);
  expect(found?.at).toMatch(/^plan p|^p$/);
  expect(found?.message).toContain(`gets through with ${Math.round(100 * escapes)}%`);
  expect(found?.message).toContain(`in ${Math.round((100 * (1 - second)) / escapes)}% of these it has not even shown`);
  expect(found?.message).toContain('20% is the most there should be');
  expect(found?.help).toContain('Wait longer');
});

test('a bug that gates miss', () => {
  const [found] = findingsOf(likelyEscape, plan('200h', '0%', '40%'));
  expect(found?.help).toContain('Look more than once');
  expect(findingsOf(likelyEscape, plan('200h'))).toEqual([]);
});

test('what is known exactly counts: a run that a false alarm stops has nothing escape', () => {
  // By the calm run: 10 server-hours by the first gate, 35 by the second.
  const first = shown(10);
  const second = shown(10 + 30 + 10) - first;
  const unless = 1 - 0.9 * first - 0.9 * (0.1 * first + second);
  expect(unless).toBeGreaterThan(0.9);
  // Hidden at both, and no alarm at either; or shown and missed.
  const quiet = 0.4;
  const missed = 0.1;
  const escapes = (1 - first - second) * quiet ** 2 + second * quiet * missed + first * missed ** 2;
  const found = findingsOf(likelyEscape, plan('30m', '60%'), { most: 0.9 * escapes });
  expect(found[0]?.message).toContain(`gets through with ${Math.round(100 * escapes)}%`);
  // Of all releases with the bug more have it hidden than get through: most are stopped before, without a reason.
  expect(1 - first - second).toBeGreaterThan(escapes);
  expect(found[0]?.message).toContain(`in ${Math.round((100 * (1 - first - second)) / unless)}% of these`);
  expect(findingsOf(likelyEscape, plan('30m', '60%'), { most: 1.1 * escapes })).toEqual([]);
});
