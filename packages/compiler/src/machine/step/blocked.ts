/** When nothing is in progress that could unblock anything, and something still waits. */
import { at } from '../layout/at.ts';
import { nextOpening } from './calendar.ts';
import { raise } from './handlers.ts';
import { isForward, type Round, stageOf } from './round.ts';
import { isAnythingInProgress, isInVain, nextApart } from './wake.ts';

export function raiseBlocked(round: Round): void {
  if (!isForward(round) || round.again || isAnythingInProgress(round)) return;
  if (nextApart(round) !== null || nextOpening(round) !== null) return;
  const step = firstStuckStep(round);
  if (step === null) return;
  raise(round, { stage: stageOf(round, step), trigger: 'blocked', cause: 'blocked', step, thread: null });
}

/** An `each` step with a unit running is not stuck itself: a step in that unit's block is. */
function firstStuckStep(round: Round): number | null {
  const stuck = round.state.threads.flatMap(({ stage, within, step, doing }) => {
    if (step === null) return [];
    if (doing.kind === 'closed' || isInVain(round, { stage, within, step, doing })) return [step];
    if (doing.kind !== 'deploying') return [];
    const isEach = at(round.machine.steps, step).kind === 'each';
    const isRunning = at(round.state.units, step).some(({ phase }) => phase === 'running');
    return isEach && isRunning ? [] : [step];
  });
  return stuck.length === 0 ? null : Math.min(...stuck);
}
