/** A machine run once with nothing going wrong. */
import type { ConfidenceQuestion, Layout, Machine, RunEvent } from '@rollout/compiler';
import { createKernel } from '../kernel/create-kernel.ts';
import { calmLuck, type Luck } from '../luck/index.ts';
import { DURATION } from '../record.ts';

export interface CalmRun {
  readonly log: readonly RunEvent[];
  readonly record: Float64Array;
  readonly duration: number;
  /** The last question that each wait for confidence has asked. */
  readonly questions: ReadonlyMap<number, ConfidenceQuestion>;
}

/** What takes the least time that it can also waits for no train, if there are changes that do not. */
export function calmly(machine: Machine, layout: Layout, times: 'least' | 'median'): Luck {
  const luck = calmLuck(machine, layout, times);
  return { ...luck, fastTrack: machine.numbers.fastTrack > (times === 'least' ? 0 : 0.5) };
}

export function runCalmly(machine: Machine, layout: Layout, times: 'least' | 'median'): CalmRun {
  const questions = new Map<number, ConfidenceQuestion>();
  const luck = calmly(machine, layout, times);
  const { log, record } = createKernel(machine, layout, {
    ...luck,
    confidenceDue(step, question) {
      questions.set(step, question);
      return luck.confidenceDue(step, question);
    },
  }).trace(1);
  return { log, record, duration: record[DURATION] ?? 0, questions };
}
