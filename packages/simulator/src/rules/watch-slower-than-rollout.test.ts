import { expect, test } from 'vitest';
import { findingsOf } from './testing/findings-of.ts';
import { watchSlowerThanRollout } from './watch-slower-than-rollout.ts';

const plan = (after: string, more = ''): string => `
  topology f { cluster web[4] { server[20] } }
  model m {
    deploy takes 5m per server
    bug crash { present 3%  surfaces after exponential(mean 20 server-hours) }
    gate g { detects 90% }
    watch health { detects 90% after ${after} }
  }
  plan p on f using m {
    maxDown 25% per cluster
    watch health
    stage first { deploy 2 clusters ${more} }
    stage rest { deploy remaining }
  }`;

// Sixteen batches of five minutes: seventy minutes from the end of the first to the beginning of the last.
test('half of the alarms come when the last batch has begun', () => {
  const [found] = findingsOf(watchSlowerThanRollout, plan('exponential(mean 4h)'));
  // 4 h · ln 2 = 9,981.3 s.
  expect(found?.message).toContain('needs 2h46m22s and more to give alarm of `crash`');
  expect(found?.message).toContain('and 1h10m after the first server or user');
  expect(findingsOf(watchSlowerThanRollout, plan('1h10m'))).toEqual([]);
  expect(findingsOf(watchSlowerThanRollout, plan('1h11m'))).toHaveLength(1);
});

test('not where a gate looks before', () => {
  expect(findingsOf(watchSlowerThanRollout, plan('exponential(mean 4h)', 'gate g'))).toEqual([]);
});
