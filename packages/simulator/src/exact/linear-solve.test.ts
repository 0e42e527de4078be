/**
 * Random small plans against an absorbing Markov chain that is written down here from the plan's numbers alone, and solved as a dense
 * linear system: with Q the chances to go from one gate to another and r what a visit to each is worth on average, (I − Q) x = r.
 */
import type { MachineMeasure } from '@rollout/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainFigures } from '../chain/index.ts';
import { exactResults } from '../study/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { figuresOfRuns } from './figures-of-runs.ts';

const HOUR = 3_600_000;

interface Plan {
  readonly stages: readonly { servers: number; wait: number; falseAlarm: number; pause: number; back: number }[];
  /** `from`: the first stage that has it (from 0); `detects` at each gate. */
  readonly bugs: readonly { present: number; from: number; detects: readonly number[] }[];
  readonly atMostOne: boolean;
}

const percent = (most: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: most }).map((n) => n / 100);

const plans: fc.Arbitrary<Plan> = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc.record({
    stages: fc.array(
      fc.record({
        servers: fc.integer({ min: 1, max: 1_000 }),
        wait: fc.integer({ min: 1, max: 48 }),
        falseAlarm: fc.oneof(fc.constant(0), percent(15)),
        pause: fc.integer({ min: 0, max: 9 }),
        back: fc.integer({ min: 0, max: 5 }),
      }),
      { minLength: count, maxLength: count },
    ),
    bugs: fc.array(
      fc.record({
        present: percent(30),
        from: fc.integer({ min: 0, max: count - 1 }),
        detects: fc.array(fc.oneof(fc.constant(0), percent(99)), { minLength: count, maxLength: count }),
      }),
      { maxLength: 3 },
    ),
    atMostOne: fc.boolean(),
  }),
);

const typed = (chance: number): string => `${Math.round(100 * chance)}%`;

/** Deploying takes two hours a cluster, gates one. */
function textOf({ stages, bugs, atMostOne }: Plan): string {
  const model = bugs.map(
    ({ present, from }, b) =>
      `bug b${b} { present ${typed(present)}  only where wave >= ${from + 1}  shows 100% at cluster 1 }`,
  );
  const gates = stages.map(({ falseAlarm }, g) => {
    const detects = bugs.map((bug, b) => `detects ${typed(bug.detects[g] ?? 0)} of b${b}`);
    return `gate g${g} { ${detects.join('  ')}  false alarm ${typed(falseAlarm)}  takes 1h }`;
  });
  return `
    topology fleet { ${stages.map(({ servers }, s) => `cluster c${s} { label wave = ${s + 1}  server[${servers}] }`).join('\n')} }
    model numbers {
      deploy takes 2h per cluster
      ${atMostOne && model.length > 1 ? `at most one { ${model.join('\n')} }` : model.join('\n')}
      ${gates.join('\n')}
    }
    plan p on fleet using numbers {
      maxDown 100% per cluster
      ${stages
        .map(
          ({ wait, pause, back }, s) => `stage s${s} {
            deploy all clusters where wave == ${s + 1}  wait ${wait}h  gate g${s}
            on unhealthy rollback in ${back}h
            on false alarm ${pause === 0 ? 'retry' : `pause for ${pause}h then retry`}
          }`,
        )
        .join('\n')}
    }`;
}

interface Truth {
  readonly rolledBack: number;
  readonly escaped: readonly number[];
  readonly anyEscaped: number;
  readonly found: readonly number[];
  readonly duration: number;
  readonly deviation: number;
  readonly falseAlarms: number;
  readonly exposure: readonly number[];
}

/** Sets of bugs that may be there, each with its chance. */
function presences({ bugs, atMostOne }: Plan): { readonly there: readonly number[]; readonly chance: number }[] {
  if (atMostOne && bugs.length > 1) {
    const any = bugs.reduce((sum, { present }) => sum + present, 0);
    return [{ there: [], chance: 1 - any }, ...bugs.map(({ present }, b) => ({ there: [b], chance: present }))];
  }
  return bugs.reduce<{ readonly there: readonly number[]; readonly chance: number }[]>(
    (sets, { present }, b) =>
      sets.flatMap(({ there, chance }) => [
        { there, chance: chance * (1 - present) },
        { there: [...there, b], chance: chance * present },
      ]),
    [{ there: [], chance: 1 }],
  );
}

function solvedByHand(plan: Plan): Truth {
  const { stages, bugs } = plan;
  const n = stages.length;
  const sum = { rolledBack: 0, anyEscaped: 0, duration: 0, squares: 0, falseAlarms: 0 };
  const escaped = bugs.map(() => 0);
  const found = bugs.map(() => 0);
  const exposure = bugs.map(() => 0);
  /** Servers that have the bug once stage s is out. */
  const exposed = (b: number, s: number): number =>
    stages.reduce((count, { servers }, i) => (i <= s && i >= (bugs[b]?.from ?? 0) ? count + servers : count), 0);
  const at = <T>(list: readonly T[], i: number): T => {
    const value = list[i];
    if (value === undefined) throw new Error(`nothing at ${i}`);
    return value;
  };
  for (const { there, chance } of presences(plan)) {
    // From gate i: again, on, or back; each with its chance and its time.
    const arcs = stages.map(({ wait, falseAlarm, pause, back }, i) => {
      const covered = there.filter((b) => at(bugs, b).from <= i && at(at(bugs, b).detects, i) > 0);
      const missed = covered.reduce((product, b) => product * (1 - at(at(bugs, b).detects, i)), 1);
      const again = covered.length > 0 ? 0 : falseAlarm;
      const next = stages[i + 1];
      return {
        covered,
        again,
        on: missed * (1 - again),
        back: 1 - missed,
        againTakes: pause + wait + 1,
        onTakes: next === undefined ? 0 : 2 + next.wait + 1,
        backTakes: back,
      };
    });
    const matrix = arcs.map((arc, i) =>
      Array.from({ length: n }, (_, j) => (i === j ? 1 - arc.again : j === i + 1 ? -arc.on : 0)),
    );
    const solve = (worth: (arc: (typeof arcs)[number], i: number) => number): readonly number[] =>
      gauss(matrix, arcs.map(worth));
    const first = 2 + at(stages, 0).wait + 1;
    const time = solve(
      ({ again, on, back, againTakes, onTakes, backTakes }) => again * againTakes + on * onTakes + back * backTakes,
    );
    const square = solve(({ again, on, back, againTakes, onTakes, backTakes }, i) => {
      const part = (p: number, takes: number, after: number): number => p * (takes * takes + 2 * takes * after);
      return part(again, againTakes, at(time, i)) + part(on, onTakes, time[i + 1] ?? 0) + part(back, backTakes, 0);
    });
    const rolledBack = at(
      solve(({ back }) => back),
      0,
    );
    sum.rolledBack += chance * rolledBack;
    if (there.length > 0) sum.anyEscaped += chance * (1 - rolledBack);
    sum.duration += chance * (first + at(time, 0));
    sum.squares += chance * (first * first + 2 * first * at(time, 0) + at(square, 0));
    sum.falseAlarms +=
      chance *
      at(
        solve(({ again }) => again),
        0,
      );
    for (const b of there) {
      escaped[b] = at(escaped, b) + chance * (1 - rolledBack);
      const seen = solve(({ covered }, i) => (covered.includes(b) ? at(at(bugs, b).detects, i) : 0));
      found[b] = at(found, b) + chance * at(seen, 0);
      const hours = solve(({ again, on, back, againTakes, backTakes, onTakes }, i) => {
        const now = exposed(b, i);
        const afterwards = i + 1 < n ? now * 2 + exposed(b, i + 1) * (onTakes - 2) : 0;
        return again * now * againTakes + on * afterwards + back * now * backTakes;
      });
      exposure[b] = at(exposure, b) + chance * (exposed(b, 0) * (first - 2) + at(hours, 0));
    }
  }
  const deviation = Math.sqrt(Math.max(0, sum.squares - sum.duration * sum.duration));
  return { ...sum, deviation, escaped, found, exposure };
}

/** Gaussian elimination with partial pivoting. */
function gauss(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const n = rows.length;
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(cell(i, k)) > Math.abs(cell(pivot, k))) pivot = i;
    [rows[k], rows[pivot]] = [rows[pivot] ?? [], rows[k] ?? []];
    for (let i = k + 1; i < n; i++) {
      const factor = cell(i, k) / cell(k, k);
      rows[i] = (rows[i] ?? []).map((value, j) => value - factor * cell(k, j));
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    let value = cell(k, n);
    for (let j = k + 1; j < n; j++) value -= cell(k, j) * (x[j] ?? 0);
    x[k] = value / cell(k, k);
  }
  return x;
}

function expectNear(value: number, truth: number, what: string): void {
  expect(Math.abs(value - truth), what).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(truth), 1e-3));
}

const PLANS = 25;

describe(`${PLANS} random plans`, () => {
  it('are as a dense linear solve has them', () => {
    for (const plan of fc.sample(plans, { seed: 20_261_122, numRuns: PLANS })) {
      const text = textOf(plan);
      const { machine, layout } = machineOf(text);
      const truth = solvedByHand(plan);
      const bugs = plan.bugs.map((_, bug) => bug);
      const duration = { kind: 'duration', of: 'all' } as const;
      const asked: readonly (readonly [MachineMeasure, number])[] = [
        [{ kind: 'chance', of: { kind: 'rolled-back' }, given: null }, truth.rolledBack],
        [{ kind: 'chance', of: { kind: 'escape', bug: null }, given: null }, truth.anyEscaped],
        [{ kind: 'statistic', statistic: { kind: 'mean' }, of: duration, given: null }, truth.duration * HOUR],
        ...bugs.flatMap((bug): [MachineMeasure, number][] => [
          [{ kind: 'chance', of: { kind: 'escape', bug }, given: null }, truth.escaped[bug] ?? 0],
          [{ kind: 'chance', of: { kind: 'found', bug, stage: null }, given: null }, truth.found[bug] ?? 0],
          [
            { kind: 'statistic', statistic: { kind: 'mean' }, of: { kind: 'exposure', bug }, given: null },
            truth.exposure[bug] ?? 0,
          ],
        ]),
      ];
      for (const find of [figuresOfRuns, chainFigures]) {
        const figures = find(
          machine,
          layout,
          asked.map(([measure]) => measure),
        );
        if (figures.kind === 'none') throw new Error(figures.why);
        asked.forEach(([measure, value], i) => {
          expectNear(figures.values[i] ?? Number.NaN, value, `${JSON.stringify(measure)} of ${text}`);
        });
      }
      const found = exactResults(machine);
      if (found.kind === 'none') throw new Error(found.why);
      expectNear(found.results.falseAlarms.mean.value ?? Number.NaN, truth.falseAlarms, text);
      // As a difference of squares the truth itself has lost some digits.
      const sd = (found.results.duration.sd.value ?? Number.NaN) * 1_000;
      expect(Math.abs(sd - truth.deviation * HOUR)).toBeLessThan(1e-6 * HOUR);
    }
  });
});
