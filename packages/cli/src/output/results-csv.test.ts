import { compile } from '@rollout/compiler';
import { checkText, readCsv } from '@rollout/language';
import { simulate } from '@rollout/simulator';
import { expect, test } from 'vitest';
import { resultsCsv } from './results-csv.ts';

const PLAN = `topology fleet { region west { cluster web[2] { server[4] } } }
model m { deploy takes 5m per server  bug "a, \\"b\\"" { present 100%  surfaces after 1 server-hours } }
plan p on fleet using m { maxDown 50% per cluster  stage all { deploy all  wait 1h } }
`;

test('a line a number, by its way through the results, with its unit and its interval', () => {
  const { machine } = compile(checkText(PLAN).program);
  if (machine === null) throw new Error('the plan has no machine');
  const results = simulate(machine, { trials: 50 });
  const { header, rows } = readCsv(resultsCsv(results));
  expect(header?.cells).toEqual(['figure', 'unit', 'value', 'low', 'high']);
  const found = new Map(rows.map(({ cells }) => [cells[0], cells.slice(1)]));
  const { p50 } = results.duration;
  expect(found.get('duration.p50')).toEqual(['seconds', String(p50.value), String(p50.low), String(p50.high)]);
  expect(found.get('trials')).toEqual(['', '50', '', '']);
  // Of the runs that end so: how long they take, and how many there are.
  expect(found.get('duration.byOutcome.completed.p50')).toEqual(found.get('duration.p50'));
  expect(found.get('duration.byOutcome.completed.trials')).toEqual(['', '50', '', '']);
  expect(found.get('bugs.a, "b".exposure.mean')?.[0]).toBe('server-hours');
  expect(found.get('bugs.a, "b".gone.mean')).toEqual(['seconds', '', '0', '']);
  expect(found.has('stages.all.reached')).toBe(true);
  expect(rows.every(({ cells, problem }) => cells.length === 5 && problem === undefined)).toBe(true);
});
