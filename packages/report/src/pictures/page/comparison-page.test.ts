import { advanceComparison, openComparison, resultsOfComparison, simulate } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';
import { machineOf } from '../../testing/open-example.ts';
import { percentWithInterval } from '../../text/estimate.ts';
import { comparisonPage } from './comparison-page.tsx';
import { comparedNumbers } from './sections/numbers/compared-numbers.tsx';

const plan = (model: string, soak: string): string => `
topology fleet { region west { server[10] } }
model quick { deploy takes 1h per server ${model} gate health { detects 90% } }
plan careful on fleet using quick {
  param soak = ${soak}
  maxDown 20%
  stage one { deploy 1 server  wait soak  gate health }
  stage two { deploy remaining }
  on unhealthy rollback
}`;
const BEFORE = plan('bug crash { present 10%  surfaces after 20 server-hours }', '4h');
const AFTER = plan(
  `bug crash { present 20%  surfaces after 20 server-hours }
   bug leak { present 5%  surfaces after exponential(mean 8 server-hours) }
   rollback takes 10m per server`,
  '8h',
);

describe('a page of two plans', async () => {
  const machines = { a: machineOf(BEFORE), b: machineOf(AFTER) };
  const options = { trials: 200, seed: '1', confidence: 0.99 };
  const comparison = openComparison(machines.a, machines.b, options);
  while (advanceComparison(comparison, 1_000));
  const [a, b] = [simulate(machines.a, options), simulate(machines.b, options)];
  const sourcesOf = { a: [{ path: 'a.rollout', text: BEFORE }], b: [{ path: 'b.rollout', text: AFTER }] };
  const page = await comparisonPage({
    compared: { results: resultsOfComparison(comparison), sides: { a: 'a.rollout', b: 'b.rollout' }, a, b },
    machines,
    sourcesOf,
    sources: [...sourcesOf.a, ...sourcesOf.b],
    commandLine: 'rollout compare a.rollout b.rollout --html page.html',
    set: [],
  });
  const section = (id: string): string => page.split('<section id="').find((part) => part.startsWith(`${id}"`)) ?? '';

  test('says the figures of each by itself, with their intervals', () => {
    const told = section('figures');
    for (const { outcomes } of [a, b]) expect(told).toContain(`>${percentWithInterval(outcomes.rolledBack)}<`);
    for (const { escaped } of Object.values(b.bugs)) expect(told).toContain(`>${percentWithInterval(escaped)}<`);
    expect(told).toContain('no such bug');
  });

  test('has the numbers of both models, those that differ in bold', () => {
    const numbers = comparedNumbers(machines).flatMap(({ title, rows }) => rows.map((row) => ({ title, ...row })));
    expect(numbers).toContainEqual({ title: 'Params of the plan', name: 'soak', a: '4h', b: '8h' });
    const present = numbers.filter(({ title, name }) => title === 'Bug crash' && /there/.test(name));
    expect(present.map((row) => [row.a, row.b])).toContainEqual(['10%', '20%']);
    expect(numbers.filter(({ title }) => title === 'Bug leak').every((row) => row.a === null)).toBe(true);
    const told = section('numbers');
    expect(told).toContain('<strong>10%</strong>');
    expect(told).toContain('<strong>20%</strong>');
    expect(told).not.toContain('<strong>90%</strong>');
  });

  test('says what both rest on, and what one alone does', () => {
    const [both = '', ofA = '', ofB = ''] = section('assumptions').split(/Of [AB] alone/);
    expect(both).toContain('No attempt to deploy fails');
    expect(ofA).toContain('Going back takes as long as deploying');
    expect(ofB).toContain('A release may have several of the bugs');
    expect(ofB).not.toContain('Going back takes');
  });

  test('shows where their texts differ: what is left of each without its own lines is the same', () => {
    const [table = ''] = /<table class="?diff.*?<\/table>/s.exec(section('plan-text')) ?? [];
    const cells = [
      ...table.matchAll(
        /<td class="?(same|gone|new)"?><span class="?at"?>(\d+)<\/span><span class="?sign"?>(.)<\/span>(?:<(?:del|ins)>)?(.*?)(?:<\/(?:del|ins)>)?<\/td>/gs,
      ),
    ].map(([, look = '', number = '', sign = '', text = '']) => ({ look, number: Number(number), sign, text }));
    const own = (look: string) => cells.filter((cell) => cell.look === look);
    const [a, b] = [BEFORE.split('\n'), AFTER.split('\n')];
    expect([own('gone').length, own('new').length]).toEqual([2, 4]);
    for (const { number, text, sign } of own('gone')) expect([text, sign]).toEqual([a[number - 1], '−']);
    for (const { number, text, sign } of own('new')) expect([text, sign]).toEqual([b[number - 1], '+']);
    const without = (lines: readonly string[], look: string): string[] =>
      lines.filter((_, index) => own(look).every(({ number }) => number !== index + 1));
    expect(without(a, 'gone')).toEqual(without(b, 'new'));
    expect(section('plan-text')).toContain('2 lines of A are gone (−), 4 lines of B are new (+).');
  });

  test('has both texts', () => {
    expect(section('plan-text')).toContain('a.rollout');
    expect(section('plan-text')).toContain('b.rollout');
  });
});
