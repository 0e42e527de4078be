import { checkText } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { serialiseMachine } from '../serial/serialise.ts';
import { compileText, machineOfText, source } from '../testing/compile-text.ts';
import { examplePlans } from '../testing/examples.ts';
import { compile } from './compile.ts';

describe('which plan', () => {
  const { program } = checkText(`
    topology fleet { region r { server[5] } }
    model quick { deploy takes 1m per server }
    plan one on fleet using quick { stage s { deploy all } }
    plan two on fleet using quick { stage s { deploy all  wait 1h } }`);

  test('is the first without a name, else the one of that name', () => {
    expect(compile(program).machine?.plan).toBe('one');
    expect(compile(program, 'two').machine?.steps).toHaveLength(2);
  });

  test('is none where there is none', () => {
    expect(compile(program, 'three')).toEqual({ machine: null, diagnostics: [], sources: null });
    const nothing = { plans: [], topologies: [], models: [], services: [], healths: [], scenarios: [] };
    expect(compile({ ...nothing, audiences: [], flags: [], policies: [] }).machine).toBeNull();
  });
});

describe('the same source', () => {
  test.each(examplePlans().map(({ name, text, files }) => [name, text, files] as const))(
    '%s gives the same bytes',
    (_, text, files) => {
      expect(serialiseMachine(machineOfText(text, files))).toBe(serialiseMachine(machineOfText(text, files)));
    },
  );

  test('laid out in another way gives the same bytes', () => {
    const plan =
      'maxDown 50%   per cluster\nstage a {\n  deploy 1   cluster // first\n}\nstage b { deploy\n remaining }';
    const other = 'maxDown 50% per cluster stage a { deploy 1 cluster } stage b { deploy remaining }';
    const of = (text: string) =>
      serialiseMachine(machineOfText(source({ fleet: 'cluster c[3] { server[4] }', plan: text })));
    expect(of(plan)).toBe(of(other));
  });
});

test('places are kept beside the machine, list by list', () => {
  const text = source({
    fleet: 'region r { cluster a { server[4] } cluster b { server[4] } }\nmaxDown 80% per cluster',
    plan: 'exclusive a, b  stage s { maxDown 50% per cluster, 3 servers in rollback  deploy a  deploy b }',
  });
  const { machine, sources } = compileText(text);
  const at = (span: { start: number; end: number } | undefined) => text.slice(span?.start, span?.end);
  expect(sources?.steps.map(({ span }) => at(span))).toEqual(['deploy a', 'deploy b']);
  expect(sources?.constraints.down.map(({ span }) => at(span))).toEqual([
    'maxDown 80% per cluster',
    'maxDown 50% per cluster, 3 servers in rollback',
  ]);
  expect(sources?.constraints.exclusions.map(({ span }) => at(span))).toEqual(['exclusive a, b']);
  expect(machine?.constraints.down).toHaveLength(2);
});

describe('numbers', () => {
  const machine = machineOfText(
    source({
      fleet: 'region r { cluster a { label hw = 7  server[4] } cluster b { label hw = 6  server[4] } }',
      plan: 'watch health  stage s { deploy all  gate health  watch slow }',
      model: `
        bug one { present 1%  surfaces after exponential(mean 5 server-hours)  only where hw == 7 }
        bug two { shows 5% at cluster 1  downs 12.5% of servers }
        at most one { bug three { present 1%  shows 5% at cluster 1 } bug four { present 1%  shows 5% at cluster 1 } }
        gate health { detects 90%  detects 50% of two  false alarm 1%  takes 5m }
        watch health { detects 80% after 10m }
        watch slow { detects 10% after exponential(mean 1h)  detects 20% of four after 1m  false alarm 1% per day }`,
    }),
  );
  const { bugs, checks, atMostOne } = machine.numbers;

  test('bugs know the classes where they can show', () => {
    // Classes in depth-first order: the region, a, its servers, b, its servers.
    expect(bugs.map(({ name, scope }) => [name, scope])).toEqual([
      ['one', [2]],
      ['two', null],
      ['three', null],
      ['four', null],
    ]);
    expect(bugs[1]?.downs).toEqual({ digits: 125, scale: 3 });
    expect(atMostOne).toEqual([[2, 3]]);
  });

  test('checks have a chance for each bug', () => {
    const health = checks.findIndex(({ name }) => name === 'health');
    const slow = checks.findIndex(({ name }) => name === 'slow');
    expect(checks[health]?.gate.detects).toEqual([0.9, 0.5, 0.9, 0.9]);
    expect(checks[slow]?.watch.detects).toEqual([0.1, 0.1, 0.1, 0.2]);
    expect(checks[slow]?.watch.after[3]).toEqual({ kind: 'fixed', value: 60_000 });
    expect(machine.watches).toEqual([
      { check: health, stage: null },
      { check: slow, stage: 0 },
    ]);
  });
});

describe('constraints', () => {
  const fleet = `
    region r[2] {
      datacenter d[2] {
        maxDown 25%
        exclusive a, b
        order a, b
        cluster a[2] { server[10] }
        cluster b { server[3] }
      }
    }
    region s { cluster a { server[10] } }`;
  const { constraints } = machineOfText(
    source({
      fleet,
      plan: `
        maxDown 29% per cluster
        maxDown 10%, 50% in rollback
        maxDown 2 clusters per region, 10% in rollback
        maxRate 100 servers per minute
        maxParallel 2 clusters per region
        stage all { exclusive clusters per datacenter at least 1h apart  deploy all  maxDown 3 servers }`.replace(
        'maxDown 29% per cluster',
        'maxDown 40% per cluster',
      ),
    }),
  );

  test('that stand in a node are about each of its nodes by itself', () => {
    // Classes: r 0, d 1, a 2, its servers 3, b 4, its servers 5, s 6, its a 7, its servers 8.
    expect(constraints.down[0]).toMatchObject({
      within: 1,
      per: null,
      bounds: [{ class: 1, forward: 5, rollback: 5 }],
    });
    expect(constraints.exclusions[0]).toMatchObject({ within: 1, scope: { kind: 'plan' } });
    // Nothing of `a` in region s: only what stands in datacenters.
    expect(constraints.orderings[0]?.sets.map(({ name, servers }) => [name, servers])).toEqual([
      [
        'a',
        [
          { from: 0, to: 20 },
          { from: 23, to: 43 },
          { from: 46, to: 66 },
          { from: 69, to: 89 },
        ],
      ],
      [
        'b',
        [
          { from: 20, to: 23 },
          { from: 43, to: 46 },
          { from: 66, to: 69 },
          { from: 89, to: 92 },
        ],
      ],
    ]);
  });

  test('of percents are whole numbers, class by class, rounded down', () => {
    expect(constraints.down[1]).toMatchObject({
      counts: 'server',
      per: 'cluster',
      within: null,
      bounds: [
        { class: 2, forward: 4, rollback: 4 },
        { class: 4, forward: 1, rollback: 1 },
        { class: 7, forward: 4, rollback: 4 },
      ],
    });
    expect(constraints.down[2]?.bounds).toEqual([{ class: -1, forward: 10, rollback: 51 }]); // of 102
  });

  test('that count something else on the way back are two', () => {
    expect(constraints.down.slice(3, 5)).toMatchObject([
      {
        counts: 'cluster',
        per: 'region',
        bounds: [
          { class: 0, forward: 2, rollback: 46 },
          { class: 6, forward: 2, rollback: 10 },
        ],
      },
      {
        counts: 'server',
        per: 'region',
        bounds: [
          { class: 0, forward: 46, rollback: 4 },
          { class: 6, forward: 10, rollback: 1 },
        ],
      },
    ]);
  });

  test('of stages know their stage', () => {
    expect(constraints.exclusions[1]).toMatchObject({
      scope: { kind: 'stage', stage: 0 },
      sets: { kind: 'level', level: 'cluster', per: 'datacenter' },
      apart: 3_600_000,
    });
    expect(constraints.down.at(-1)).toMatchObject({
      scope: { kind: 'stage', stage: 0 },
      bounds: [{ class: -1, forward: 3 }],
    });
  });

  test('of percents use the decimal as it is written', () => {
    // 0.29 · 100 is 28.999999999999996 in floating point.
    const machine = machineOfText(
      source({ fleet: 'cluster c { server[100] }', plan: 'maxDown 29%  stage s { deploy all }' }),
    );
    expect(machine.constraints.down[0]?.bounds).toEqual([{ class: -1, forward: 29, rollback: 29 }]);
  });
});
