/** What the calendar lets start now. What it holds back is looked at again when it opens. */
import { intAt, itemAt } from './elements.ts';
import type { Cell, Kernel, Rule, Stage } from './state/index.ts';

/** Whether the servers of a cell may start in a stage. */
export function isCellOpen(kernel: Kernel, { cellRules }: Stage, cell: Cell): boolean {
  if (cellRules === null) return true;
  const rule = intAt(cellRules, cell.index);
  return rule < 0 || isOpen(kernel, itemAt(kernel.rules, rule));
}

/** Whether all of the rules let something start. */
export function areOpen(kernel: Kernel, rules: readonly Rule[]): boolean {
  let open = true;
  for (const rule of rules) if (!isOpen(kernel, rule)) open = false;
  return open;
}

/** What the calendar calls now: it counts from the machine's start, a run from its landing. */
export const clockOf = ({ lands, now }: Kernel): number => lands + now;

/** One that is closed wakes the kernel when it opens. */
function isOpen(kernel: Kernel, rule: Rule): boolean {
  const clock = clockOf(kernel);
  if (clock < rule.since || clock >= rule.until) look(rule, clock);
  if (!rule.open && rule.until - kernel.lands < kernel.nextOpening) kernel.nextOpening = rule.until - kernel.lands;
  return rule.open;
}

function look(rule: Rule, clock: number): void {
  const { hours } = rule;
  rule.since = clock;
  rule.open = hours.isOpen(clock);
  rule.until = (rule.open ? hours.nextClosing(clock) : hours.nextOpening(clock)) ?? Number.POSITIVE_INFINITY;
}
