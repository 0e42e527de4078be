import type { Round } from './round.ts';

/** Whether what a stage has done is going back; `final`: it had been done when the plan came to a point of no return. */
export function goesBack(
  { state: { course } }: Round,
  { stage, final }: { readonly stage: number; readonly final: boolean },
): boolean {
  if (course.kind !== 'reverting' || final) return false;
  switch (course.turn.kind) {
    case 'rollback':
    case 'rollback-in':
      return true;
    case 'rollback-stage':
      return course.stage === stage;
    // Only a flag does; see its lever.
    case 'disable':
    case 'stop':
      return false;
  }
}
