import { expect, test } from 'vitest';
import { rolloutAtPeak } from './rollout-at-peak.ts';
import { findingsOf } from './testing/findings-of.ts';

const hours = (profile: (hour: number) => number): string =>
  `hour,load\n${Array.from({ length: 24 }, (_, hour) => `${hour},${profile(hour)}`).join('\n')}\n`;

const plan = (starts: string, profile = (hour: number): number => (hour >= 9 && hour < 13 ? 1.5 : 0.9)) => ({
  files: {
    'plan.rollout': `
      topology f { cluster web[4] { server[20] } }
      service shop { runs on all  load 1_000 requests/s from "load.csv"  headroom 250% }
      model m { deploy takes 30m per server }
      plan p of shop on f using m {
        starts 2026-11-24 ${starts} in "UTC"
        maxDown 50% per cluster
        stage all { deploy all }
      }`,
    'load.csv': hours(profile),
  },
});

// Eight batches of ten servers, half an hour each: four hours.
test('five of eight batches before one', () => {
  const [found] = findingsOf(rolloutAtPeak, plan('10:30'));
  expect(found?.at).toMatch(/^service shop|^shop$/);
  expect(found?.message).toMatch(/taken down, 6[23]% are in its busiest hours, with 1[.]5 times its ordinary load[.]/);
  expect(findingsOf(rolloutAtPeak, plan('11:00'))).toEqual([]);
  expect(findingsOf(rolloutAtPeak, plan('11:00'), { most: 0.49 })).toHaveLength(1);
});

test('a load that is alike for most of the day has no busiest hours', () => {
  expect(
    findingsOf(
      rolloutAtPeak,
      plan('09:00', (hour) => (hour < 6 ? 0.5 : 1)),
    ),
  ).toEqual([]);
});
