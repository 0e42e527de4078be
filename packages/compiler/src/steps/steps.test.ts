import { describe, expect, test } from 'vitest';
import { blockFrom } from '../control/control-graph.ts';
import type { Machine } from '../machine/machine.ts';
import { compileText, machineOfText, type PlanText, source } from '../testing/compile-text.ts';

const FLEET = `
  region west { cluster web[2] { upgradeDomains 3  server[4] } }
  region east { cluster web[2] { upgradeDomains 3  server[4] } }`;

function machine(plan: string, more: Partial<PlanText> = {}): Machine {
  return machineOfText(source({ fleet: FLEET, plan, model: 'gate health { detects 90% }', ...more }));
}

function selects(of: Machine): Record<string, string> {
  return Object.fromEntries(
    of.steps.flatMap((step) =>
      step.kind === 'deploy'
        ? [
            [
              step.name,
              step.select
                .map(
                  ({ from, to, domain }) =>
                    `${from}-${to}${domain === undefined ? '' : `/${domain.index}of${domain.of}`}`,
                )
                .join(' '),
            ],
          ]
        : [],
    ),
  );
}

describe('numbering', () => {
  test('steps follow their blocks, depth first, and know what follows them', () => {
    const { steps, stages } = machine(
      `
      stage first { deploy web-1 in west  wait 1h }
      stage rest { each region in remaining { deploy here  wait 1h } gate health }`.replace(
        'web-1 in west',
        'west/web-1',
      ),
    );
    expect(steps.map(({ name, source, next }) => [name, source, next])).toEqual([
      ['first/1', 'first/1', 1],
      ['first/2', 'first/2', null],
      ['rest/1', 'rest/1', 7],
      ['rest/1[west]/1', 'rest/1/1', 4],
      ['rest/1[west]/2', 'rest/1/2', null],
      ['rest/1[east]/1', 'rest/1/1', 6],
      ['rest/1[east]/2', 'rest/1/2', null],
      ['rest/2', 'rest/2', null],
    ]);
    expect(stages.map(({ entry }) => entry)).toEqual([0, 2]);
    expect(stages.map(({ after }) => after)).toEqual([[], [0]]);
  });

  test('sentences are kept as they were written, up to their block', () => {
    const { steps } = machine('stage all { each region in all parallel 1, 2 { deploy here\n  parallel 2 } }');
    expect(steps[0]?.text).toBe('each region in all parallel 1, 2');
    expect(steps[1]?.text).toBe('deploy here parallel 2');
  });

  test('every step stands in one block', () => {
    const of = machine(
      'stage a { each region in all { each cluster in here { deploy here } wait 1h } } stage b { wait 1h }',
    );
    const entries = [
      ...of.stages.map(({ entry }) => entry),
      ...of.steps.flatMap((step) => (step.kind === 'each' ? step.units.map(({ entry }) => entry) : [])),
    ];
    const blocks = entries.flatMap((entry) => blockFrom(of, entry));
    expect(blocks.sort((a, b) => a - b)).toEqual(of.steps.map((_, index) => index));
  });
});

describe('the way back of retry', () => {
  const back = (of: Machine) =>
    Object.fromEntries(
      of.steps.flatMap((step) => ('retryFrom' in step ? [[step.name, of.steps[step.retryFrom]?.name]] : [])),
    );

  test('leads behind the last step of the block that deploys', () => {
    expect(
      back(
        machine('stage s { deploy west  wait 1h  gate health  deploy east  run "x" takes 1m  wait 1h  gate health }'),
      ),
    ).toEqual({
      's/2': 's/2',
      's/3': 's/2',
      's/6': 's/5',
      's/7': 's/5',
    });
  });

  test('leads to the beginning of a block that has not deployed', () => {
    expect(back(machine('stage s { deploy all } stage bake { wait 1h  gate health }'))).toEqual({
      'bake/1': 'bake/1',
      'bake/2': 'bake/1',
    });
  });

  test('leads behind an each and behind a ramp', () => {
    expect(
      back(
        machine(
          'stage s { ramp 1, 1 cluster { wait 1h  gate health } gate health  each region in remaining { deploy here } gate health }',
        ),
      ),
    ).toEqual({
      's/1[1]/1': 's/1[1]/1',
      's/1[1]/2': 's/1[1]/1',
      's/1[2]/1': 's/1[2]/1',
      's/1[2]/2': 's/1[2]/1',
      's/2': 's/1[2]/1',
      's/4': 's/4',
    });
  });
});

describe('each', () => {
  test('has a copy of its block for every unit, in walking order', () => {
    const of = machine('stage s { each region in east, west { deploy 1 cluster in here  deploy remaining in here } }');
    expect(selects(of)).toEqual({
      's/1[east]/1': '8-12',
      's/1[east]/2': '12-16',
      's/1[west]/1': '0-4',
      's/1[west]/2': '4-8',
    });
  });

  test('gives its units what the selector holds of them', () => {
    const of = machine('stage a { deploy 6 servers }\nstage s { each region in remaining { deploy here } }');
    expect(selects(of)).toMatchObject({ 's/1[west]/1': '6-8', 's/1[east]/1': '8-16' });
  });

  test('keeps the order of its selector within a unit', () => {
    const of = machine('stage s { each region in east/web-2, east/web-1, west { deploy here } }');
    expect(selects(of)).toEqual({ 's/1[east]/1': '12-16 8-12', 's/1[west]/1': '0-8' });
  });

  test('by upgrade domain goes across nodes', () => {
    const of = machine(
      'stage s { each upgradeDomain in west { deploy here } each upgradeDomain in east { deploy here } }',
    );
    expect(selects(of)).toMatchObject({ 's/1[domain-1]/1': '0-8/0of3', 's/1[domain-3]/1': '0-8/2of3' });
    expect(Object.keys(selects(of))).toHaveLength(6);
  });

  test('units do not see what the others deploy', () => {
    const found = compileText(source({ fleet: FLEET, plan: 'stage s { each region in all { deploy 3 clusters } }' }));
    expect(found.diagnostics.map(({ code }) => code)).toContain('deployed-twice');
  });

  test('what its units deploy is deployed behind it', () => {
    const of = machine('stage s { each region in all { deploy 1 cluster in here } deploy remaining }');
    expect(selects(of)['s/2']).toBe('4-8 12-16');
  });
});

describe('ramp', () => {
  test('deploys so many nodes at once, and then its block', () => {
    const of = machine('stage s { ramp 1, 3 clusters { wait 1h } }');
    expect(of.steps.map(({ name, source, kind }) => [name, source, kind])).toEqual([
      ['s/1[1]', 's/1', 'deploy'],
      ['s/1[1]/1', 's/1/1', 'wait'],
      ['s/1[2]', 's/1', 'deploy'],
      ['s/1[2]/1', 's/1/1', 'wait'],
    ]);
    expect(selects(of)).toEqual({ 's/1[1]': '0-4', 's/1[2]': '4-16' });
    expect(of.steps[2]).toMatchObject({ by: 'cluster', parallel: [3], batch: { kind: 'unbounded' } });
  });

  test('to a share counts what is deployed already', () => {
    const of = machine('stage a { deploy 1 cluster }\nstage s { ramp to 50%, 100% of clusters { wait 1h } }');
    expect(selects(of)).toEqual({ 'a/1': '0-4', 's/1[1]': '4-8', 's/1[2]': '8-16' });
  });

  test('of servers goes by clusters, all of them at once', () => {
    const of = machine('stage s { ramp to 10%, 100% of servers }');
    expect(selects(of)).toEqual({ 's/1[1]': '0-1', 's/1[2]': '1-16' });
    expect(of.steps[1]).toMatchObject({ by: 'cluster', parallel: [4] });
  });

  test('to a share that is deployed already runs its block alone, and says so', () => {
    const plan = 'stage a { deploy 2 clusters }\nstage s { ramp to 25%, 100% of clusters { wait 1h } }';
    const { machine: of, diagnostics } = compileText(source({ fleet: FLEET, plan }));
    expect(of?.steps.map(({ name }) => name)).toEqual(['a/1', 's/1[1]/1', 's/1[2]', 's/1[2]/1']);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '`ramp to 25%` adds nothing: 2 of 4 clusters are deployed by then. Only the block runs.',
    ]);
  });

  test('within places', () => {
    expect(selects(machine('stage s { ramp 1, 1 clusters in east  deploy remaining }'))).toEqual({
      's/1[1]': '8-12',
      's/1[2]': '12-16',
      's/2': '0-8',
    });
  });
});

describe('stages', () => {
  test('see what those before them deploy, and no others', () => {
    const of = machine(`
      stage a { deploy 1 cluster in west }
      stage b after a { deploy remaining in west }
      stage c after a { deploy 1 cluster in east }
      stage d after b, c { deploy remaining }`);
    expect(selects(of)).toEqual({ 'a/1': '0-4', 'b/1': '4-8', 'c/1': '8-12', 'd/1': '12-16' });
    expect(of.stages.map(({ after }) => after)).toEqual([[], [0], [0], [1, 2]]);
  });

  test('have the handlers of their own, else those of the plan, else the usual ones', () => {
    const of = machine(`
      on unhealthy stop
      on failures over 5% continue
      on timeout 2d stop
      stage a { deploy west  on unhealthy rollback in 1h  on failures over 1% of at least 10 servers stop  on timeout 1d rollback }
      stage b { deploy east }`);
    expect(of.stages.map(({ handlers }) => handlers)).toEqual([
      {
        unhealthy: { kind: 'rollback-in', takes: { kind: 'fixed', value: 3_600_000 } },
        falseAlarm: null,
        failures: { over: 0.01, atLeast: 10, of: 'stage', action: { kind: 'stop' } },
        blocked: { kind: 'stop' },
        refusal: { kind: 'stop' },
        marginal: null,
        timeout: { after: 86_400_000, action: { kind: 'rollback' } },
      },
      {
        unhealthy: { kind: 'stop' },
        falseAlarm: null,
        failures: { over: 0.05, atLeast: null, of: 'plan', action: { kind: 'continue' } },
        blocked: { kind: 'stop' },
        refusal: { kind: 'stop' },
        marginal: null,
        timeout: null,
      },
    ]);
    expect(of.timeout).toEqual({ after: 172_800_000, action: { kind: 'stop' } });
  });
});

describe('limits', () => {
  const codes = (clusters: number, block: string) =>
    compileText(
      source({
        fleet: `region r { cluster c[${clusters}] { server[2] } }`,
        plan: `stage s { each cluster in all { ${block} } }`,
      }),
    ).diagnostics.map(({ code }) => code);

  test('a hundred thousand steps are allowed, and not one more', () => {
    // One `each`, and three steps for each of 33,333 units.
    expect(codes(33_333, 'deploy here  wait 1m  wait 1m')).toEqual([]);
    expect(codes(33_334, 'deploy here  wait 1m  wait 1m')).toEqual(['too-many-steps']);
  });

  test('too many are refused before they are built', () => {
    expect(codes(900_000, 'deploy here')).toEqual(['too-many-steps']);
  });
});
