/** How long it takes at the least from one step to another that comes after it. */
import { blockFrom, wayTo } from '../../control/control-graph.ts';
import type { StepIndex } from '../../machine/steps.ts';
import type { PlanUnderCheck } from '../plan-under-check.ts';
import { timeless } from './clock.ts';
import { timesOf } from './earliest.ts';

/**
 * Milliseconds from when `from` begins until `to` can begin, which it does only once `from` has ended: a lower bound, with every duration at its
 * least and nothing held by the calendar.
 */
export function leastBetween(plan: PlanUnderCheck, from: StepIndex, to: StepIndex): number {
  const { machine, graph } = plan;
  const times = timesOf(plan, timeless);
  /** `to` and the steps in whose blocks it stands. */
  const around = new Set([...wayTo(graph, to).map(({ each }) => each), to]);

  /** From the beginning of a step of `around` on. */
  const inside = (step: StepIndex): number => {
    const way = wayTo(graph, to).find(({ each }) => each === step);
    const own = machine.steps[step];
    const entry = way !== undefined && own?.kind === 'each' ? own.units[way.unit]?.entry : undefined;
    return entry === undefined ? 0 : (until(entry).reached ?? 0);
  };
  /** Through a block: when `to` begins, if it stands in it, and when the block ends. */
  const until = (entry: StepIndex): { readonly reached: number | null; readonly ends: number } => {
    let time = 0;
    for (const step of blockFrom(machine, entry)) {
      if (around.has(step)) return { reached: time + inside(step), ends: time };
      time = times.afterStep(step, time);
    }
    return { reached: null, ends: time };
  };

  let time = 0;
  let at: StepIndex | null = from;
  while (at !== null) {
    time = at === from ? times.afterStep(at, time) : time;
    const next: StepIndex | null = machine.steps[at]?.next ?? null;
    if (next !== null) {
      const { reached, ends } = until(next);
      if (reached !== null) return time + reached;
      time += ends;
    }
    at = graph.around[at]?.each ?? null;
  }
  // In another stage: the longest way of stages that leads there.
  const stageFrom = machine.steps[from]?.stage ?? 0;
  const stageTo = machine.steps[to]?.stage ?? 0;
  const ends: number[] = machine.stages.map(() => -Infinity);
  ends[stageFrom] = time;
  for (let stage = stageFrom + 1; stage <= stageTo; stage++) {
    const own = machine.stages[stage];
    const begins = own?.after.reduce((latest, before) => Math.max(latest, ends[before] ?? 0), -Infinity) ?? -Infinity;
    if (own === undefined || begins === -Infinity) continue;
    const { reached, ends: takes } = until(own.entry);
    if (stage === stageTo) return begins + (reached ?? 0);
    ends[stage] = begins + takes;
  }
  return 0;
}
