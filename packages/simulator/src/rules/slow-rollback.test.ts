import { expect, test } from 'vitest';
import { slowRollback } from './slow-rollback.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (more: string, limit = 'maxDown 2%'): string => `
  topology f { region r[10] { cluster web[4] { server[20] } } }
  model m {
    deploy takes 15m per server
    rollback takes 15m per server
    bug crash { present 3%  surfaces after exponential(mean 400 server-hours) }
    gate health { detects 90% }
  }
  plan p on f using m {
    ${limit}
    stage first { deploy 1 cluster  wait 1h  gate health }
    stage rest { deploy remaining by region parallel 2  wait 1h  gate health }
    ${more}
  }`;

test('sixteen of 800 servers at a time, a quarter of an hour each', () => {
  const [found] = findingsOf(slowRollback, plan(''));
  expect(found?.at).toBe('gate health');
  expect(found?.message).toContain('takes 12h30m until');
  expect(findingsOf(slowRollback, plan(''), { most: 12.5 * HOUR })).toEqual([]);
  expect(findingsOf(slowRollback, plan('', 'maxDown 2%, 33% in rollback'))).toEqual([]);
});

test('what people do before they go back does not count, nor what they do about a false alarm', () => {
  const asks = 'on unhealthy ask "SRE" takes 9d continues 10% else rollback  on false alarm continue';
  expect(findingsOf(slowRollback, plan(asks))[0]?.message).toContain('takes 12h30m until');
});

test('a rollback that takes as long as somebody says', () => {
  expect(findingsOf(slowRollback, plan('on unhealthy rollback in 20h'))[0]?.message).toContain('takes 20h until');
  expect(findingsOf(slowRollback, plan('on unhealthy rollback in 2h'))).toEqual([]);
});

test('a plan that does not go back', () => {
  expect(findingsOf(slowRollback, plan('on unhealthy stop'))).toEqual([]);
  expect(findingsOf(slowRollback, plan('on unhealthy retry'))).toEqual([]);
});

const HOUR = 3_600_000;
