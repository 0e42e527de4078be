/** The first phase of a round: what has been going on, and ends now. */
import { endBatch } from './batches.ts';
import { byteAt, intAt, itemAt } from './elements.ts';
import { endRollbackIn } from './going-back.ts';
import { meet } from './handlers.ts';
import { retireBlue } from './levers/beside.ts';
import { endLeverBack } from './levers/index.ts';
import { endPull } from './levers/pull.ts';
import { endRevert } from './levers/servers-back.ts';
import { insertStep } from './lists.ts';
import { takePause } from './pauses.ts';
import { endRepair } from './repairs.ts';
import { showBug } from './showings.ts';
import {
  ACT_ENDS,
  BATCH_ENDS,
  BUG_SURFACES,
  LEVER_BACK_ENDS,
  PAUSE_ENDS,
  PULL_ENDS,
  RECALL_ENDS,
  REPAIR_ENDS,
  RETIRES,
  REVERT_ENDS,
  ROLLBACK_IN_ENDS,
  WAIT_ENDS,
} from './slot-kinds.ts';
import type { Kernel, Step } from './state/index.ts';
import { depart, endRecall, isTrain } from './trains.ts';
import { lookAtEvidence, tell } from './waits.ts';
import { endWork } from './working.ts';

/** Phase 1. Gives the index of the first slot of the round that is not of it. */
export function ends(kernel: Kernel): number {
  let i = 0;
  for (; i < kernel.dueCount; i++) {
    const slot = intAt(kernel.due, i);
    const kind = byteAt(kernel.kindOf, slot);
    const index = intAt(kernel.indexOf, slot);
    switch (kind) {
      case BATCH_ENDS:
        endBatch(kernel, itemAt(kernel.batches, index));
        break;
      case REVERT_ENDS:
        endRevert(kernel, itemAt(kernel.batches, index));
        break;
      case REPAIR_ENDS:
        endRepair(kernel, slot);
        break;
      case WAIT_ENDS:
        endWait(kernel, itemAt(kernel.steps, index));
        break;
      case PULL_ENDS:
        endPull(kernel, itemAt(kernel.steps, index));
        break;
      case PAUSE_ENDS:
        endPause(kernel, slot);
        break;
      case ACT_ENDS:
        endAct(kernel, itemAt(kernel.steps, index));
        break;
      case RECALL_ENDS:
        endRecall(kernel, itemAt(kernel.stages, index));
        break;
      case LEVER_BACK_ENDS:
        endLeverBack(kernel);
        break;
      case ROLLBACK_IN_ENDS:
        endRollbackIn(kernel);
        return i;
      case RETIRES:
        retireBlue(kernel, itemAt(kernel.steps, index));
        break;
      case BUG_SURFACES:
        showBug(kernel, itemAt(kernel.bugs, index), false);
        break;
      default:
        return i;
    }
  }
  return i;
}

function endWait(kernel: Kernel, step: Step): void {
  const { own } = step;
  if (own.kind === 'wait' && own.evidence !== null && !lookAtEvidence(kernel, step)) return;
  endWork(kernel, step);
  if (own.kind === 'confidence') tell(kernel, step, step.satisfied);
  else if (isTrain(step)) depart(kernel, step.stage);
  goOnLater(kernel, step);
}

function goOnLater(kernel: Kernel, step: Step): void {
  step.phase = 'over';
  insertStep(kernel.ready, step);
}

function endPause(kernel: Kernel, slot: number): void {
  // One that ended before it may have turned the plan.
  const pause = takePause(kernel, slot);
  if (pause === null) return;
  meet(kernel, pause.raiser, pause.continues ? { kind: 'continue' } : pause.next, pause.depth);
}

/** One that has failed for good is met in the phase of failures. */
function endAct(kernel: Kernel, step: Step): void {
  // It may have been dropped in this round.
  if (step.phase !== 'active') return;
  kernel.working--;
  kernel.acting--;
  if (step.actFailed) {
    step.phase = 'held';
    kernel.failedActs.push(step);
  } else if (kernel.course === 'forward') {
    goOnLater(kernel, step);
  } else {
    step.phase = 'idle';
  }
}
