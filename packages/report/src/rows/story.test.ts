import { traceTrial } from '@rollout/simulator';
import { expect, test } from 'vitest';
import { machineOf } from '../testing/open-example.ts';
import { PLAIN } from '../text/style.ts';
import { story } from './story.ts';

function told(text: string, trial = 1) {
  const trace = traceTrial(machineOf(text), { trial });
  if (trace.kind !== 'trace') throw new Error('too many servers');
  const { told: lines, leftOut } = story(trace, PLAIN.colors);
  return { lines: lines.map(({ text: line }) => line), leftOut };
}

const plan = (parts: { model?: string; stage: string; plan?: string; clusters?: number }): string => `topology fleet {
  region west { cluster web[${parts.clusters ?? 1}] { server[2] } }
  region east { cluster web[${parts.clusters ?? 1}] { server[2] } }
}
model numbers {
  deploy takes 1m per server
  ${parts.model ?? ''}
}
plan told on fleet using numbers {
  maxDown 50% per cluster
  stage one { ${parts.stage} }
  ${parts.plan ?? ''}
}
`;

test('servers that failed are told when their unit is done, and when they were repaired', () => {
  const model = 'deploy fails 100% per server  repair takes 10m per server';
  expect(told(plan({ model, stage: 'deploy west  wait 1h' })).lines).toEqual([
    'stage one begins',
    'west/web-1 begins (2 servers)',
    'west/web-1: 1 server repaired',
    'west/web-1 is done, 2 servers failed',
    'west/web-1: 1 server repaired',
    'stage one is done',
    'the plan ends completed',
  ]);
});

test('what a handler does about a false alarm, attempt by attempt', () => {
  const model = 'gate health { false alarm 100% }';
  const handler = 'on false alarm pause for 1h then retry at most 1 then stop';
  expect(told(plan({ model, stage: 'deploy west  wait 1h  gate health', plan: handler })).lines).toEqual([
    'stage one begins',
    'west/web-1 begins (2 servers)',
    'west/web-1 is done',
    'gate health: false alarm',
    'on false alarm in one: pause',
    'the pause of one is over',
    'on false alarm in one: retry',
    'gate health: false alarm',
    'on false alarm in one: pause',
    'the pause of one is over',
    'on false alarm in one: stop',
    'the plan ends stopped: a false alarm',
  ]);
});

test('a run, and where in a block it stands', () => {
  const stage = 'each region in all { deploy here  run "smoke tests" takes 5m fails 100% }';
  expect(told(plan({ stage, plan: 'on unhealthy continue' })).lines.slice(0, 7)).toEqual([
    'stage one begins',
    'west/web-1 begins (2 servers)',
    'west/web-1 is done',
    'run "smoke tests" begins in west',
    'run "smoke tests" fails in west',
    'on unhealthy in one: continue',
    'run "smoke tests" is done in west',
  ]);
});

test('an outage, what it hits, and what begins again', () => {
  // None begins in the hour of the first batch once in 100,000 trials.
  const model = 'outage of each region 99.999% per hour lasts 10m';
  const { lines } = told(plan({ model, stage: 'deploy west' }).replace('takes 1m', 'takes 1h'));
  expect(lines.some((line) => /^outage of west begins$/.test(line))).toBe(true);
  expect(lines.some((line) => /^west\/web-1: the outage hits batch \d$/.test(line))).toBe(true);
});

test('too much detail is left out: first what happened in the units of an each, then those', () => {
  const each = plan({ clusters: 60, stage: 'each region in all { deploy here  wait 1m }' });
  expect(told(each)).toEqual({
    lines: [
      'stage one begins',
      'west begins',
      'west is done',
      'east begins',
      'east is done',
      'stage one is done',
      'the plan ends completed',
    ],
    leftOut: 236,
  });
  expect(told(plan({ clusters: 60, stage: 'deploy all' }))).toEqual({
    lines: ['stage one begins', 'stage one is done', 'the plan ends completed'],
    leftOut: 240,
  });
});
