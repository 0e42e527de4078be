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

/** One that is closed wakes the kernel when it opens. */
function isOpen(kernel: Kernel, rule: Rule): boolean {
  const { now } = kernel;
  if (now < rule.since || now >= rule.until) look(rule, now);
  if (!rule.open && rule.until < kernel.nextOpening) kernel.nextOpening = rule.until;
  return rule.open;
}

function look(rule: Rule, now: number): void {
  const { hours } = rule;
  rule.since = now;
  rule.open = hours.isOpen(now);
  rule.until = (rule.open ? hours.nextClosing(now) : hours.nextOpening(now)) ?? Number.POSITIVE_INFINITY;
}
