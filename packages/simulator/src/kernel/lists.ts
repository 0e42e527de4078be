/** Short lists that are kept in order, and lists of what a trial has touched. */
import { itemAt } from './elements.ts';
import type { Kernel, Step, Unit } from './state/index.ts';

export function insertUnit(list: Unit[], unit: Unit): void {
  let at = list.length;
  list.push(unit);
  for (; at > 0; at--) {
    const before = itemAt(list, at - 1);
    if (before.number < unit.number) break;
    list[at] = before;
  }
  list[at] = unit;
}

/** The index at which the step now stands. */
export function insertStep(list: Step[], step: Step): void {
  let at = list.length;
  list.push(step);
  for (; at > 0; at--) {
    const before = itemAt(list, at - 1);
    if (before.index < step.index) break;
    list[at] = before;
  }
  list[at] = step;
}

/** Takes an element out; what comes after it keeps its order. */
export function removeFrom<T>(list: T[], element: T): void {
  const at = list.indexOf(element);
  if (at < 0) return;
  for (let i = at + 1; i < list.length; i++) list[i - 1] = itemAt(list, i);
  list.pop();
}

/** Setting an array's length calls into the runtime, even where that changes nothing: short lists are faster popped. */
export function empty(list: unknown[]): void {
  if (list.length < 16) shorten(list, 0);
  else list.length = 0;
}

/** Drops what is at the end of a list. */
export function shorten(list: unknown[], length: number): void {
  while (list.length > length) list.pop();
}

export function touchUnit(kernel: Kernel, unit: Unit): void {
  if (unit.touched) return;
  unit.touched = true;
  kernel.touchedUnits.push(unit);
}

export function touchStep(kernel: Kernel, step: Step): void {
  if (step.touched) return;
  step.touched = true;
  kernel.touchedSteps.push(step);
}
