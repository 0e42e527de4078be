/** How two steps, or units of one step, may be at work at once while the plan goes forward. */
import { type ControlGraph, type EachUnit, relationOf, wayTo } from '../control/control-graph.ts';
import { type Budget, spend } from '../fleet/budget.ts';
import type { ClassTable } from '../fleet/class-table.ts';
import { describe } from '../fleet/describe.ts';
import type { StepIndex } from '../machine/steps.ts';
import type { Meeting } from './meetings.ts';

/** The first of the meetings that can come about, in words; null: none can, or the budget is spent. */
export function sideBySide(
  graph: ControlGraph,
  table: ClassTable,
  meetings: Iterable<Meeting>,
  budget: Budget,
): string | null {
  for (const meeting of meetings) {
    if (!spend(budget, 1)) return null;
    const how = meetingInWords(graph, table, meeting);
    if (how !== null) return how;
  }
  return null;
}

function meetingInWords(graph: ControlGraph, table: ClassTable, { one, other, places }: Meeting): string | null {
  const [a, b] = [one.held[places[0]] ?? [], other.held[places[1]] ?? []];
  const where = `one in ${describe(table, a)}, another in ${describe(table, b)}`;
  if (one.index === other.index) {
    if (isOneByOne(one.step)) return null;
    return `\`${one.step.text}\` works on several units at once: ${where}.`;
  }
  if (relationOf(graph, one.index, other.index) !== 'together') return null;
  const works = `\`${one.step.text}\` in ${describe(table, a)} and \`${other.step.text}\` in ${describe(table, b)}`;
  const { stages, steps } = graph.machine;
  if (one.step.stage !== other.step.stage) {
    const names = [one, other].map(({ step }) => `\`${stages[step.stage]?.name ?? ''}\``).join(' and ');
    return `${works} may be at work at once: the stages ${names} run side by side.`;
  }
  const parting = steps[partingOf(graph, one.index, other.index)?.each ?? -1];
  if (parting?.kind !== 'each' || isOneByOne(parting)) return null;
  return `${works} may be at work at once: units of \`${parting.text}\` run side by side.`;
}

function isOneByOne({ parallel }: { readonly parallel: readonly number[] }): boolean {
  return parallel.every((count) => count === 1);
}

/** Where the ways to two steps that may run together part: in units of one `each`. */
function partingOf(graph: ControlGraph, a: StepIndex, b: StepIndex): EachUnit | undefined {
  const others = wayTo(graph, b);
  return wayTo(graph, a).find(({ each, unit }, depth) => others[depth]?.each !== each || others[depth]?.unit !== unit);
}
