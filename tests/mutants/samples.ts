/** Runs of random plans, with what `step` says of them: a kernel with a mistake in it departs from one of them. */
import { type Layout, layoutOf, type Machine, type RunEvent } from '@rollout/compiler';
import fc from 'fast-check';
import { runTrialBySteps } from '../../packages/simulator/src/driver/index.ts';
import { createKernel } from '../../packages/simulator/src/kernel/create-kernel.ts';
import { compiledPlan } from '../../packages/simulator/src/kernel/testing/compiled-plan.ts';
import { pickFrom } from '../../packages/simulator/src/kernel/testing/pick.ts';
import { randomPlan, randomPlanOfPeople } from '../../packages/simulator/src/kernel/testing/random-plan.ts';
import { randomRollingPlan } from '../../packages/simulator/src/kernel/testing/random-rolling.ts';
import { misordered } from '../../packages/simulator/src/kernel/testing/unchecked.ts';
import { type Luck, openLuck } from '../../packages/simulator/src/luck/index.ts';
import { RunTooLong } from '../../packages/simulator/src/run-too-long.ts';
import { CATCHERS } from './catchers.ts';

const SEED = 20_261_122;
const LUCK = 'mutants';

/** Two units in turn take what either leaves: one of them finds its cluster free and the region full, and the other way round before. */
const TAKEN_BY_ANOTHER = `
topology fleet { region r { cluster c[3] { server[6] } } }
model numbers { deploy takes uniform(1m..20m) per server }
plan random on fleet using numbers {
  maxDown 1 servers per cluster
  maxDown 2 servers per region
  parallel {
    stage b { wait 10m  deploy c-1, c-2 by region rolling }
    stage a { deploy c-3 by region rolling }
  }
}`;

export interface Sample {
  /** The plan that it is a run of, as `CATCHERS` has it. */
  readonly plan: string;
  readonly machine: Machine;
  readonly layout: Layout;
  /** Begun anew by each trial. */
  readonly luck: Luck;
  readonly trial: number;
  /** What `step` says happens, as text, and what it comes to. */
  readonly log: string;
  readonly record: Float64Array;
}

/** Plans of a kind: how many are drawn, and how many trials of each are run. Enough for every mutant; most are caught by the first few. */
const KINDS = {
  people: { random: randomPlanOfPeople, plans: 1_200, trials: [1, 2, 3] },
  rolling: { random: randomRollingPlan, plans: 700, trials: [1] },
  any: { random: randomPlan, plans: 1_200, trials: [1] },
} as const;

/** The runs of one plan, made when they are first asked for. */
export type Maker = () => readonly Sample[];

/** Of all plans, those first that have caught what others have not. The same every time. */
export function sampleMakers(): readonly Maker[] {
  const makers = new Map<string, Maker>([
    ['taken by another', once(() => runsOf('taken by another', TAKEN_BY_ANOTHER, [1, 2, 3], false))],
  ]);
  for (const [kind, { random, plans, trials }] of Object.entries(KINDS)) {
    fc.sample(fc.gen(), { seed: SEED, numRuns: plans }).forEach((gen, index) => {
      const plan = `${kind} ${index}`;
      makers.set(
        plan,
        once(() => runsOf(plan, random(pickFrom(gen, new Set())), trials, kind === 'any')),
      );
    });
  }
  const first = CATCHERS.flatMap((plan) => makers.get(plan) ?? []);
  return [...new Set([...first, ...makers.values()])];
}

function once(make: Maker): Maker {
  let made: readonly Sample[] | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** None where the plan does not compile. `unchecked`: with its parts in another order, too. */
function runsOf(
  plan: string,
  source: string | Parameters<typeof compiledPlan>[0],
  trials: readonly number[],
  unchecked: boolean,
): readonly Sample[] {
  const made = compiledPlan(typeof source === 'string' ? { text: source, files: {}, scenario: null } : source);
  if (made === null) return [];
  const { machine, layout } = made;
  const runs = trials.flatMap((trial) => runOf(plan, machine, layout, trial));
  const other = unchecked ? misordered(machine) : null;
  const own = other === null ? null : layoutOf(other);
  return other !== null && own?.kind === 'layout' ? [...runs, ...runOf(plan, other, own, 1)] : runs;
}

function runOf(plan: string, machine: Machine, layout: Layout, trial: number): readonly Sample[] {
  const luck = openLuck(machine, layout, LUCK);
  try {
    createKernel(machine, layout, luck).trace(trial);
  } catch (error) {
    // Of the few that never end nothing can be told.
    if (error instanceof RunTooLong) return [];
    throw error;
  }
  const { log, record } = runTrialBySteps(machine, layout, LUCK, trial);
  return [{ plan, machine, layout, luck, trial, log: textOf(log), record }];
}

/** Whether a kernel departs from `step` (or throws) on that run. */
export function departs(create: typeof createKernel, { machine, layout, luck, trial, log, record }: Sample): boolean {
  try {
    const mine = create(machine, unopened(layout), luck).trace(trial);
    return textOf(mine.log) !== log || mine.record.some((value, column) => !Object.is(value, record[column]));
  } catch {
    return true;
  }
}

const textOf = (log: readonly RunEvent[]): string => JSON.stringify(log);

/** The calendar that a kernel opens is remembered as long as what it is opened for: it goes with the kernel. */
function unopened({ calendar, ...layout }: Layout): Layout {
  return { ...layout, calendar: calendar === null ? null : { ...calendar } };
}
