import { expect, test } from 'vitest';
import { bakeTooShort } from './bake-too-short.ts';
import { lateDiscovery } from './late-discovery.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (bake: string): string => `
  topology f { cluster web[10] { server[20] } }
  model m {
    deploy takes 30m per cluster
    bug leak { present 3%  surfaces after exponential(mean 500 server-hours) }
    gate health { detects 90% }
  }
  plan p on f using m {
    stage first { deploy 1 cluster  wait ${bake}  gate health }
    stage rest { deploy remaining parallel 9  wait 24h  gate health }
  }`;

/** Of what both gates find, how much the second does; and what the first does of all. */
function late(bake: number): { readonly share: number; readonly early: number } {
  const shown = (exposure: number): number => 1 - Math.exp(-exposure / 500);
  const first = shown(20 * bake);
  // The first cluster goes on while the others are deployed to, and then ten do for a day.
  const second = shown(20 * (bake + 0.5) + 200 * 24);
  const early = 0.9 * first;
  return { share: 1 - early / (early + 0.9 * (0.1 * first + second - first)), early };
}

test('a first stage that is too short', () => {
  const [found] = findingsOf(lateDiscovery, plan('30m'));
  expect(found?.at).toBe('rest');
  const { share, early } = late(0.5);
  const percent = (value: number): string => `${Number((100 * value).toPrecision(2))}%`;
  expect(found?.message).toBe(
    `Of the releases with \`leak\` that are found out, ${percent(share)} are found out only when it has reached all that it will; the gates before that find ${percent(early)} of all. 90% found late is the most there should be.`,
  );
});

test('how late is too late is an option', () => {
  const { share } = late(4);
  expect(share).toBeLessThan(0.9);
  expect(findingsOf(lateDiscovery, plan('4h'))).toEqual([]);
  expect(findingsOf(lateDiscovery, plan('4h'), { most: share - 0.001 })).toHaveLength(1);
  expect(findingsOf(lateDiscovery, plan('4h'), { most: share + 0.001 })).toEqual([]);
});

test('a first stage in which no bug can show is told of once', () => {
  // Twenty servers for a minute: 1 − e^(−20/60/500) = 0.07% of the releases.
  expect(findingsOf(bakeTooShort, plan('1m'))).toHaveLength(1);
  expect(findingsOf(lateDiscovery, plan('1m'))).toEqual([]);
  // A gate more, by which 2% have shown, and it is again late that most is found.
  const twice = plan('1m').replace('gate health }', 'gate health  wait 30m  gate health }');
  expect(findingsOf(bakeTooShort, twice)).toHaveLength(1);
  expect(findingsOf(lateDiscovery, twice)).toHaveLength(1);
});

test('a plan that has no early gate is told of by other rules', () => {
  expect(findingsOf(lateDiscovery, plan('30m').replace(/stage first .*/, ''))).toEqual([]);
});
