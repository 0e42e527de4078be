import { checkText, type Expectation, type Measure, type Program } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { source } from '../testing/compile-text.ts';

const TEXT = source({
  fleet: 'region west { cluster a { server[10] } cluster b { server[15] } } region east { cluster c { server[5] } }',
  model:
    'bug one { present 1% surfaces after 100 server-hours } bug two { present 1% surfaces after 10 server-hours } gate health { detects 90% }',
  plan: 'stage first { deploy 1 cluster wait 1h gate health } stage second { deploy remaining }',
});
const place = { location: { path: 'plan.rollout', span: { start: 3, end: 9 } } };
const stated = { ...place, text: 'as written', level: 0.99 } as const;

/** The plan with these expectations. */
function withExpectations(...expectations: readonly Expectation[]): Program {
  const { program } = checkText(TEXT);
  return { ...program, plans: program.plans.map((plan) => ({ ...plan, expectations })) };
}

function measuring(measure: Measure, more: Partial<Extract<Expectation, { kind: 'measure' }>> = {}): Expectation {
  return { ...stated, kind: 'measure', measure, relation: '<=', bound: { kind: 'number', value: 5 }, ...more };
}

const compiled = (...expectations: readonly Expectation[]) => {
  const { machine, sources, diagnostics } = compile(withExpectations(...expectations));
  if (machine === null || sources === null) throw new Error(diagnostics.map(({ message }) => message).join());
  return { machine, sources };
};

const MAX = { kind: 'max' } as const;
const down = (per: 'cluster' | 'region' | null): Measure => ({
  kind: 'statistic',
  statistic: MAX,
  of: { kind: 'down', per },
  given: null,
});

describe('what is expected', () => {
  test('of bugs and stages is by their indices', () => {
    const { machine, sources } = compiled(
      measuring({ kind: 'chance', of: { kind: 'escape', bug: 'two' }, given: null }),
      measuring({
        kind: 'chance',
        of: { kind: 'found', bug: null, stage: 'second' },
        given: { kind: 'bug', bug: 'two' },
      }),
      measuring({ kind: 'chance', of: { kind: 'rolled-back' }, given: { kind: 'any-bug' } }),
      measuring({ kind: 'statistic', statistic: MAX, of: { kind: 'duration', of: 'completed' }, given: null }),
    );
    expect(machine.expectations.map((one) => one.kind === 'measure' && one.measure)).toEqual([
      { kind: 'chance', of: { kind: 'escape', bug: 1 }, given: null },
      { kind: 'chance', of: { kind: 'found', bug: null, stage: 1 }, given: { kind: 'bug', bug: 1 } },
      { kind: 'chance', of: { kind: 'rolled-back' }, given: { kind: 'any-bug' } },
      { kind: 'statistic', statistic: MAX, of: { kind: 'duration', of: 'completed' }, given: null },
    ]);
    expect(machine.expectations[0]).toMatchObject({
      text: 'as written',
      policy: null,
      level: 0.99,
      relation: '<=',
      bound: 5,
    });
    expect(sources.expectations).toEqual(machine.expectations.map(() => place.location));
  });

  test('of a share of servers is of the fleet, and not rounded', () => {
    const reach: Measure = { kind: 'statistic', statistic: MAX, of: { kind: 'reach', bug: 'one' }, given: null };
    const share = (digits: number, scale: number) =>
      measuring(reach, { bound: { kind: 'share-of-servers', share: { digits, scale } } });
    const { machine } = compiled(share(1, 1), share(29, 2), measuring(reach));
    expect(machine.expectations.map((one) => one.kind === 'measure' && one.bound)).toEqual([3, 8.7, 5]);
  });

  test('of exposure is in the unit of the bug', () => {
    const of: Measure = {
      kind: 'statistic',
      statistic: { kind: 'mean' },
      of: { kind: 'exposure', bug: 'one' },
      given: null,
    };
    const bound = { kind: 'exposure', amount: 500, unit: 'server-hours' } as const;
    expect(compiled(measuring(of, { bound })).machine.expectations[0]).toMatchObject({ bound: 500 });
  });

  test('to be kept apart has the servers of its places', () => {
    const path = (...segments: readonly string[]) => ({ ...place, kind: 'path', segments }) as const;
    const { machine } = compiled({
      ...stated,
      kind: 'exclusive',
      sets: { kind: 'places', places: [path('west', 'b'), path('east')] },
    });
    expect(machine.expectations).toEqual([
      {
        text: 'as written',
        policy: null,
        level: 0.99,
        kind: 'exclusive',
        sets: [
          { name: 'west/b', servers: [{ from: 10, to: 25 }] },
          { name: 'east', servers: [{ from: 25, to: 30 }] },
        ],
      },
    ]);
  });
});

describe('what is expected to be down', () => {
  test('is watched, once for each level', () => {
    const { machine, sources } = compiled(
      measuring(down('cluster')),
      measuring(down(null)),
      measuring(down('cluster')),
    );
    expect(machine.constraints.down).toEqual([
      {
        text: 'down per cluster',
        scope: { kind: 'plan' },
        within: null,
        counts: 'server',
        per: 'cluster',
        bounds: [
          { class: 1, forward: 10, rollback: 10 },
          { class: 3, forward: 15, rollback: 15 },
          { class: 6, forward: 5, rollback: 5 },
        ],
        watched: true,
      },
      {
        text: 'down',
        scope: { kind: 'plan' },
        within: null,
        counts: 'server',
        per: null,
        bounds: [{ class: -1, forward: 30, rollback: 30 }],
        watched: true,
      },
    ]);
    expect(sources.constraints.down).toEqual([place.location, place.location]);
  });

  test('is not among what is said of the plan', () => {
    const plain = compile(withExpectations());
    const watched = compile(withExpectations(measuring(down('cluster'))));
    expect(watched.diagnostics).toEqual(plain.diagnostics);
  });
});
