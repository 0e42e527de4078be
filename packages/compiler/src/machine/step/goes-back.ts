import type { Round } from './round.ts';

/** Whether what a stage has done is going back. */
export function goesBack({ state: { course } }: Round, stage: number): boolean {
  if (course.kind !== 'reverting') return false;
  return course.turn.kind !== 'rollback-stage' || course.stage === stage;
}
