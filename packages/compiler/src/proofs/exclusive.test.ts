import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Layout } from '../machine/layout/layout.ts';
import { layoutOf } from '../machine/layout/layout-of.ts';
import type { Machine } from '../machine/machine.ts';
import type { State } from '../machine/state.ts';
import { drive } from '../machine/testing/drive.ts';
import { randomRuns } from '../machine/testing/random-machine.ts';
import { machineOfText, source } from '../testing/compile-text.ts';
import { proveExclusive } from './exclusive.ts';

const FLEET = `
  region west { cluster bar[2] { server[4] } cluster potato[2] { server[4] } }
  region east { cluster bar[2] { server[4] } cluster potato[2] { server[4] } }`;
const WEST = { name: 'west', servers: [{ from: 0, to: 16 }] };
const EAST = { name: 'east', servers: [{ from: 16, to: 32 }] };
const GATE = 'bug b { present 1% shows 50% at cluster 1 } gate health { detects 90% }';

function told(plan: string, model = ''): string {
  const machine = machineOfText(source({ fleet: FLEET, plan, model }));
  const { verdict, by, explanation } = proveExclusive(machine, { sets: [WEST, EAST] });
  return `${verdict} by ${by}: ${explanation}`;
}

describe('two regions are never worked on at once', () => {
  test.each([
    [
      'where only one of them is deployed to',
      'stage a { deploy west parallel 4 }',
      'control graph: The plan deploys to at most one of these places.',
    ],
    [
      'by the order of the stages',
      'stage a { deploy west parallel 4 } stage b { deploy east parallel 4 }',
      'stage order: These places are deployed only in steps that follow one another. No handler rolls back what could then go back at once.',
    ],
    [
      'by units of which one runs at a time',
      'stage a { deploy all }',
      'parallel 1: These places are deployed in units of which one runs at a time. No handler rolls back what could then go back at once.',
    ],
    [
      'by an exclusion',
      'exclusive west, east  stage a { deploy all parallel 4 }',
      'scheduler: A unit waits while one that `exclusive west, east` keeps apart from it is at work, on the way back too.',
    ],
    [
      'by an exclusion of finer places',
      'exclusive clusters  stage a { deploy all parallel 4 }',
      'scheduler: A unit waits while one that `exclusive clusters` keeps apart from it is at work, on the way back too.',
    ],
  ])('%s', (_, plan, by) => {
    expect(told(plan)).toBe(`proven by ${by}`);
  });

  test('though a gate rolls back, if an exclusion holds then', () => {
    expect(told('exclusive west, east  stage a { deploy all parallel 4  gate health }', GATE)).toMatch(/^proven/);
  });

  test('if what rolls back ends before the second is begun', () => {
    expect(told('stage a { deploy west  gate health } stage b { deploy east }', GATE)).toMatch(
      /^proven by stage order/,
    );
  });

  test('if it takes back one stage alone', () => {
    const handler = 'on unhealthy rollback this stage';
    expect(told(`${handler} stage a { deploy west } stage b { deploy east  gate health }`, GATE)).toMatch(/^proven/);
  });

  test('if what was deployed before a point of no return stays', () => {
    const plan = 'stage a { deploy west  run "cleanup" takes 1h  deploy east  gate health }';
    const machine = machineOfText(source({ fleet: FLEET, plan, model: GATE }));
    const steps = machine.steps.map((step) => {
      if (step.kind !== 'act') return step;
      const { label: _, ...own } = step;
      return { ...own, kind: 'schema', phase: 'contract', service: 'data' } as const;
    });
    expect(proveExclusive(machine, { sets: [WEST, EAST] }).verdict).toBe('not proven');
    expect(proveExclusive({ ...machine, steps }, { sets: [WEST, EAST] }).verdict).toBe('proven');
  });
});

describe('two regions may be worked on at once', () => {
  test.each([
    [
      'by units side by side',
      'stage a { deploy all parallel 2 }',
      '`deploy all parallel 2` works on several units at once: one in `west`, another in `east`.',
    ],
    [
      'in stages side by side',
      'parallel { stage a { deploy west } stage b { deploy east } }',
      '`deploy west` in `west` and `deploy east` in `east` may be at work at once: the stages `a` and `b` run side by side.',
    ],
    [
      'in units of a block side by side',
      'stage a { each region in all parallel 2 { deploy here } }',
      '`deploy here` in `west` and `deploy here` in `east` may be at work at once: units of `each region in all parallel 2` run side by side.',
    ],
    [
      'though a part is kept apart',
      'exclusive west/bar, east/bar  stage a { deploy all parallel 2 }',
      '`deploy all parallel 2` works on several units at once: one in `west`, another in `east`.',
    ],
  ])('%s', (_, plan, how) => {
    expect(told(plan)).toBe(`not proven by control graph: ${how}`);
  });

  test('by a unit that holds both', () => {
    const machine = machineOfText(source({ fleet: FLEET, plan: 'stage a { deploy all by region }' }));
    const sets = [
      { name: 'bar', servers: [{ from: 0, to: 8 }] },
      { name: 'potato', servers: [{ from: 8, to: 16 }] },
    ];
    expect(proveExclusive(machine, { sets }).explanation).toBe(
      'The unit `west` of `deploy all by region` holds servers of `bar` and of `potato`.',
    );
  });

  test('while they go back', () => {
    expect(told('stage a { deploy west } stage b { deploy east  gate health }', GATE)).toBe(
      'not proven by control graph: When `on unhealthy` of stage `b` is met with a rollback, `deploy west` and `deploy east` may go back at once: neither the order of steps nor `parallel` holds them then. `exclusive` does.',
    );
    expect(told('stage a { deploy all  gate health }', GATE)).toMatch(/units of `deploy all` may go back at once/);
    expect(told('on timeout 4d rollback  stage a { deploy west } stage b { deploy east }')).toMatch(
      /`on timeout` of the plan/,
    );
  });
});

test('what is proven of random machines never happens in their runs', () => {
  const proven = new Map<string, number>();
  let met = 0;
  fc.assert(
    fc.property(
      randomRuns,
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      ({ machine: any, options }, clusters, stops) => {
        const machine = stops ? stopping(any) : any;
        const ends = [...(machine.fleet.nodes[0]?.nodes ?? [])].flatMap(({ count, servers }) => count * servers);
        const half = Math.ceil(((ends[0] ?? 0) * clusters) / 5);
        const layout = layoutOf(machine);
        if (layout.kind !== 'layout' || half >= machine.fleet.servers || !layout.cells.first.includes(half)) return;
        const sets = [
          { name: 'one', servers: [{ from: 0, to: half }] },
          { name: 'other', servers: [{ from: half, to: machine.fleet.servers }] },
        ];
        const { verdict, by, explanation } = proveExclusive(machine, { sets });
        if (verdict !== 'proven' && met > 5) return;
        let both = false;
        drive(machine, { ...options, watch: (state) => (both ||= bothWorkedOn(layout, state, half)) });
        if (both) met++;
        if (verdict !== 'proven') return;
        proven.set(by, (proven.get(by) ?? 0) + 1);
        expect(both, explanation).toBe(false);
      },
    ),
    { seed: 20_261_122, numRuns: 300, endOnFailure: true },
  );
  expect(met).toBeGreaterThan(5);
  for (const by of ['stage order', 'parallel 1', 'scheduler']) expect(proven.get(by) ?? 0, by).toBeGreaterThan(2);
});

/** The same with nobody who goes back. */
function stopping(machine: Machine): Machine {
  const stop = { kind: 'stop' } as const;
  const stages = machine.stages.map((stage) => {
    const { timeout, failures, ...others } = stage.handlers;
    const of = { ...others, unhealthy: stop, falseAlarm: stop, marginal: stop, refusal: stop, blocked: stop };
    const more = {
      timeout: timeout && { ...timeout, action: stop },
      failures: failures && { ...failures, action: stop },
    };
    return { ...stage, handlers: { ...of, ...more } };
  });
  return { ...machine, stages };
}

/** Whether units at work have servers on both sides of where a cell begins. */
function bothWorkedOn(layout: Layout, { units, batches, course }: State, cut: number): boolean {
  const sides = new Set<boolean>();
  units.forEach((own, step) => {
    const of = layout.steps[step];
    if (of?.kind !== 'deploy') return;
    own.forEach(({ phase, reverting, entries }, unit) => {
      const hasBatch = batches.some((batch) => batch.step === step && batch.unit === unit);
      const left = entries.some(({ onNew, failed }) => onNew + failed > 0);
      const isAtWork = course.kind === 'forward' ? phase === 'running' : hasBatch || (reverting && left);
      if (!isAtWork) return;
      for (const { cell } of of.units[unit]?.entries ?? []) sides.add((layout.cells.first[cell] ?? 0) < cut);
    });
  });
  return sides.size > 1;
}
