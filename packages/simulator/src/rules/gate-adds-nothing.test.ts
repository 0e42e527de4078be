import { expect, test } from 'vitest';
import { gateAddsNothing } from './gate-adds-nothing.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (detects: string): string => `
  topology f { cluster web[2] { server[20] } }
  model m {
    deploy takes 1h per cluster
    bug crash { present 3%  surfaces after 1 server-hours }
    gate health { detects ${detects} }
    gate last { detects ${detects} }
  }
  plan p on f using m {
    stage all { deploy all  wait 1h  gate health  run "a" takes 1m  gate health  run "b" takes 1m  gate last }
  }`;

test('the third look at what two have missed', () => {
  // All has shown at the first; the third finds 0.99·0.01² of it, less than one in ten thousand.
  const found = findingsOf(gateAddsNothing, plan('99%'));
  expect(found.map(({ at }) => at)).toEqual(['gate last']);
  expect(found[0]?.message).toContain('finds <0.01%');
  // 0.98·0.02² = 0.04%.
  expect(findingsOf(gateAddsNothing, plan('98%'))).toEqual([]);
  expect(findingsOf(gateAddsNothing, plan('98%'), { least: 0.0004 })).toHaveLength(1);
});

test('a gate after more has been reached is there for what the model does not know', () => {
  const grows = plan('99%').replace('deploy all', 'deploy web-1').replace('run "b" takes 1m', 'deploy web-2');
  expect(findingsOf(gateAddsNothing, grows)).toEqual([]);
});
