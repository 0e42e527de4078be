/** What gates say when their time is up, and people who are asked at one. */

import { FAIL, MARGINAL } from '../luck/luck.ts';
import { byteAt, itemAt } from './elements.ts';
import { find } from './find.ts';
import { raise } from './handlers.ts';
import { empty, insertStep } from './lists.ts';
import { hold } from './pauses.ts';
import { hasShown } from './showings.ts';
import type { Bug, Kernel, Step } from './state/index.ts';
import { noteLook } from './waits.ts';
import { beginWork, endWork } from './working.ts';

type Verdict = 'healthy' | 'unhealthy' | 'false-alarm' | 'marginal';

/** A person has decided. */
export function answer(kernel: Kernel, step: Step): void {
  // It may have been sent back in this round.
  if (step.phase !== 'active') return;
  endWork(kernel, step);
  const { refused, stage } = step;
  if (kernel.log !== null) {
    kernel.log.push({ kind: refused ? 'approval-refused' : 'approval-given', at: kernel.now, step: step.index });
  }
  if (refused) {
    hold({ step, stage });
    raise(kernel, { stage, trigger: 'refusal', cause: 'refusal', step, byThread: true });
  } else {
    pass(kernel, step);
  }
}

/** A gate looks at everything that is deployed; what it sees is found in its stage. */
export function judge(kernel: Kernel, step: Step): void {
  // Likewise.
  if (step.phase !== 'active') return;
  endWork(kernel, step);
  const { stage } = step;
  const { marginal } = stage.handlers;
  let verdict = verdictOf(kernel, step);
  if (verdict === 'marginal' && marginal === null && step.marginal) verdict = failed(kernel, step);
  if (kernel.log !== null) kernel.log.push({ kind: 'gate-judged', at: kernel.now, step: step.index, verdict });
  for (const bug of kernel.seen) find(kernel, bug, stage, 'gate');
  empty(kernel.seen);
  if (verdict === 'healthy') {
    noteLook(kernel, step);
    pass(kernel, step);
  } else if (verdict === 'marginal' && marginal === null) {
    step.marginal = true;
    beginWork(kernel, step);
  } else {
    if (verdict === 'false-alarm') kernel.falseAlarms++;
    hold({ step, stage });
    raise(kernel, { stage, trigger: verdict, cause: verdict === 'unhealthy' ? 'bug' : verdict, step, byThread: true });
  }
}

function pass(kernel: Kernel, step: Step): void {
  step.phase = 'over';
  insertStep(kernel.ready, step);
}

/** Bugs that are seen for sure, or move none of the check's metrics, come first; then its samples. `seen` has those that it finds. */
function verdictOf(kernel: Kernel, step: Step): Verdict {
  const { luck, seen } = kernel;
  const { check, index, runs, health } = step;
  const { detects } = itemAt(kernel.machine.numbers.checks, check).gate;
  let covered = false;
  for (const bug of kernel.bugs) {
    if (!bug.met) continue;
    const byNumbers = itemAt(detects, bug.index) > 0 && (health === null || !health.moving.includes(bug.index));
    if (!bug.sure && (!byNumbers || isBlind(kernel, step, bug))) continue;
    if (!hasShown(kernel, bug)) continue;
    covered = true;
    if (bug.sure || luck.gateSees(index, runs, bug.index)) seen.push(bug);
  }
  if (seen.length > 0) return 'unhealthy';
  if (health === null) return !covered && luck.gateCriesWolf(index, runs) ? 'false-alarm' : 'healthy';
  let moved = 0;
  health.moving.forEach((bug, bit) => {
    if (isMoved(kernel, step, itemAt(kernel.bugs, bug))) moved |= 1 << bit;
  });
  const verdict = luck.gateVerdict(index, runs, moved);
  if (verdict === MARGINAL) return 'marginal';
  return verdict === FAIL ? failed(kernel, step) : 'healthy';
}

/** Samples that are bad: the bugs that have moved them are found, or it is a false alarm. */
function failed(kernel: Kernel, step: Step): Verdict {
  for (const index of step.health?.moving ?? []) {
    const bug = itemAt(kernel.bugs, index);
    if (isMoved(kernel, step, bug)) kernel.seen.push(bug);
  }
  return kernel.seen.length > 0 ? 'unhealthy' : 'false-alarm';
}

/** Whether a bug that moves the check's metrics has shown, is met, and is one that it can see. */
function isMoved(kernel: Kernel, step: Step, bug: Bug): boolean {
  return bug.met && !isBlind(kernel, step, bug) && hasShown(kernel, bug);
}

function isBlind({ luck, machine }: Kernel, { check }: Step, { index }: Bug): boolean {
  return byteAt(luck.bugs.blind, index * machine.numbers.checks.length + check) === 1;
}
