import { expect, test } from 'vitest';
import { checkText } from '../check-text.ts';
import { measureText } from './measure-text.ts';
import { endOfMeasure, readMeasure } from './read-measure.ts';

const { program } = checkText(`
topology fleet { region us { cluster web[4] { server[10] } } }
model typical {
  deploy takes 5m per server
  bug crash { present 3%  surfaces after 100 server-hours }
  bug "data loss" { present 1%  shows 50% at cluster 1 }
}
plan weekly on fleet using typical {
  param soak = 4h
  stage first { deploy web-1  wait soak  gate health }
  stage rest { deploy remaining }
}
scenario storm for weekly { at most one { bug flood { present 10%  shows 10% at cluster 1 } } }
`);
const [plan] = program.plans;
if (plan === undefined) throw new Error('no plan');
const context = { program, plan };

test.each([
  'p95(duration)',
  'p99.9(duration of completed)',
  'mean(exposure to crash)',
  'P(rollback)',
  'P("data loss" found in first given "data loss")',
  'P(found given any bug)',
  'max(down per cluster)',
  'sd(reach of crash)',
])('%s is read, and printed as it was', (text) => {
  const { measure, limit, diagnostics } = readMeasure(` ${text}\n`, context);
  expect(diagnostics).toEqual([]);
  expect(measure && measureText(measure)).toBe(text);
  expect(limit).toBeNull();
});

test.each([
  ['p95(duration) <= 5d', '<=', { kind: 'number', value: 432_000_000 }],
  ['P(escape of crash)<0.1%', '<', { kind: 'number', value: 0.001 }],
  ['mean(exposure) > 5 server-hours', '>', { kind: 'exposure', amount: 5, unit: 'server-hours' }],
  ['p99(reach of crash) >= 10% of servers', '>=', { kind: 'share-of-servers', share: { digits: 1, scale: 1 } }],
])('%s has a limit', (text, relation, bound) => {
  expect(readMeasure(text, context)).toMatchObject({ measure: {}, limit: { relation, bound }, diagnostics: [] });
});

test('bugs of a scenario are there in it', () => {
  const [scenario] = program.scenarios;
  expect(readMeasure('P(escape of flood)', { ...context, scenario: scenario ?? null }).measure).not.toBeNull();
  expect(readMeasure('P(escape of flood)', context).measure).toBeNull();
});

test.each([
  ['', 'incomplete', ''],
  ['p95', 'incomplete', 'p95'],
  ['p95(duration', 'incomplete', 'duration'],
  ['p95(duration) <=', 'incomplete', '<='],
  ['p95(duration) grows over 10%', 'unexpected', 'grows'],
  ['p95(duration) <= 5d at 99%', 'unexpected', 'at'],
  ['p95(duration) <= 5d }', 'unexpected', '}'],
  ['p95(duration) <= 5d }\nplan q { expect', 'unexpected', '}'],
  ['p95(duration)) < 5d', 'unexpected', ')'],
  ['exclusive us, eu', 'unexpected', 'exclusive'],
  ['stage s { }', 'unexpected', 'stage'],
  ['// nothing', 'incomplete', ''],
  ['p95(time)', 'unexpected', ')'],
  ['avg(duration)', 'unknown-statistic', 'avg'],
  ['P(escape of crush)', 'unknown-bug', 'crush'],
  ['P(found in frist)', 'unknown-stage', 'frist'],
  ['max(down per rack)', 'level-absent', 'rack'],
  ['mean(rollback)', 'statistic-of-event', 'mean'],
  ['p95(duration) <= 5%', 'wrong-kind', '5%'],
  ['p95(duration) <= soak', 'param-outside-plan', 'soak'],
  ['P(rollback) <= 100%', 'always-met', '<= 100%'],
])('%j is no measure, and what is wrong is told in it', (text, code, at) => {
  const { diagnostics, limit } = readMeasure(text, { ...context, path: '--fail-if' });
  expect(limit).toBeNull();
  const found = diagnostics.map(({ code, path, span }) => [code, path, text.slice(span.start, span.end)]);
  expect(found).toEqual([[code, '--fail-if', at]]);
});

test('a fix is a change of the text', () => {
  const text = 'P(escape of crush)';
  const [found] = readMeasure(text, context).diagnostics;
  const [edit] = found?.fix?.edits ?? [];
  expect(edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)).toBe('P(escape of crash)');
});

test.each([
  ['p95(duration) grows over 10%', 'p95(duration)'],
  ['P(")" found) < 5%', 'P(")" found)'],
  ['p95 (duration)', 'p95 (duration)'],
  ['p95(duration', undefined],
  ['p95', undefined],
])('a measure ends with its bracket: %s', (text, measure) => {
  const end = endOfMeasure(text);
  expect(end === undefined ? undefined : text.slice(0, end)).toBe(measure);
});

test('a measure that every bracket was left out of is not read for ever', () => {
  const text = `p95(${'"\\'.repeat(50_000)}`;
  expect(readMeasure(text, context).measure).toBeNull();
});
