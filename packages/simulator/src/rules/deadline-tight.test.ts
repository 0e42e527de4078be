import { expect, test } from 'vitest';
import { deadlineTight } from './deadline-tight.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (deadline: string, takes = '30m per cluster', more = ''): string => `
  topology f { cluster web[4] { server[20] } }
  model m {
    deploy takes ${takes}
    gate health { detects 90%  false alarm 5%  takes 5m } ${more}
  }
  plan p on f using m {
    deadline ${deadline}
    stage all { each cluster in all { deploy here  wait 4h  gate health } }
    on false alarm pause for 4h then retry
  }`;

// Four times 30 min + 4 h + 5 min are 18 h 20 min; each false alarm adds 4 h + 4 h + 5 min. None with 0.95⁴ = 81%, at most one with
// 0.95⁴·(1 + 4·0.05) = 98%: so 90% of the runs are over after 26 h 25 min.
test('that fewer than nine in ten runs keep', () => {
  const [found] = findingsOf(deadlineTight, plan('26h24m'));
  expect(found?.at).toBe('deadline 26h24m');
  expect(found?.message).toBe('It takes 1d2h25m until 90% of the runs have ended, and the deadline is 1d2h24m.');
  expect(findingsOf(deadlineTight, plan('26h25m'))).toEqual([]);
  expect(findingsOf(deadlineTight, plan('26h24m'), { share: 0.8 })).toEqual([]);
});

test('that leaves a usual run less than a twentieth of it, where no more is known', () => {
  const random = 'lognormal(median 30m, sigma 0.1) per cluster';
  const [found] = findingsOf(deadlineTight, plan('19h', random));
  expect(found?.message).toContain('takes 18h20m at the median');
  expect(findingsOf(deadlineTight, plan('20h', random))).toEqual([]);
});

test('one that the usual run misses is told of by others', () => {
  expect(findingsOf(deadlineTight, plan('18h', 'uniform(10m..50m) per cluster'))).toEqual([]);
});
