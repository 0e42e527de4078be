import { expect, test } from 'vitest';
import { falseAlarmBurden } from './false-alarm-burden.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (alarm: string, more = '', watch = ''): string => `
  topology f { cluster web[8] { server[20] } }
  model m {
    deploy takes 1h per cluster
    bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
    gate health { detects 90%  false alarm ${alarm} }
    watch slow { detects 10% after 1h  false alarm 10% per day }
  }
  plan p on f using m {
    ${watch}
    stage all { each cluster in all { deploy here  wait 2h  gate health } }
    ${more}
  }`;

test('eight gates that are wrong once in twenty times', () => {
  const [found] = findingsOf(falseAlarmBurden, plan('5%'));
  // 1 − 0.95⁸ = 33.7%.
  expect(found?.message).toBe(
    'A release without any bug meets a false alarm with 34% (20% is the most there should be), from 8 gates, and 3% of releases have a bug at all.',
  );
  expect(findingsOf(falseAlarmBurden, plan('5%'), { most: 0.34 })).toEqual([]);
});

test('looking again helps: both looks have to be wrong', () => {
  // 1 − (1 − 0.05²)⁸ = 2%, but 1 − (1 − 0.2²)⁸ = 28%.
  expect(findingsOf(falseAlarmBurden, plan('5%', 'on false alarm retry at most 1 then rollback'))).toEqual([]);
  const [found] = findingsOf(falseAlarmBurden, plan('20%', 'on false alarm retry at most 1 then rollback'));
  expect(found?.message).toContain('with 28%');
  expect(findingsOf(falseAlarmBurden, plan('50%', 'on false alarm continue'))).toEqual([]);
});

test('a watch that is on for a day', () => {
  // The plan takes 24 h: 1 − 0.9·0.98⁸ = 23%.
  const [found] = findingsOf(falseAlarmBurden, plan('2%', '', 'watch slow'));
  expect(found?.message).toContain('with 23% (20% is the most there should be), from 8 gates and watches');
  expect(findingsOf(falseAlarmBurden, plan('2%'))).toEqual([]);
});

test('bugs of which there is one at most', () => {
  const two = plan('5%').replace(
    /bug crash .*/,
    'at most one { bug a { present 10%  shows 50% at cluster 1 }  bug b { present 20%  shows 50% at cluster 1 } }',
  );
  expect(findingsOf(falseAlarmBurden, two)[0]?.message).toContain('30% of releases have a bug at all');
});
