/** Phase 5: what may start, starts. */
import { at } from '../layout/at.ts';
import { startBatch } from './batches.ts';
import { raiseBlocked } from './blocked.ts';
import { nextBatch } from './filling.ts';
import { concludeTurn } from './reverting.ts';
import { leaveEarly, startRolling } from './rolling.ts';
import {
  changeUnit,
  hasBatch,
  isForward,
  isHeld,
  layoutOfDeployUnit,
  type Round,
  type UnitRef,
  unitState,
} from './round.ts';
import { goOn, startThread } from './threads.ts';
import { mayStart } from './units.ts';
import { startHeldWork } from './work-starts.ts';

export function starts(round: Round): void {
  goOn(round);
  if (isForward(round)) {
    startHeldWork(round);
    forEachDeployingStep(round, (step) => continueUnits(round, step));
    forEachDeployingStep(round, (step) => startUnits(round, step));
    raiseBlocked(round);
  }
  concludeTurn(round);
}

/** In order of the steps, those included that begin meanwhile: a block's steps come after the step that it belongs to. */
function forEachDeployingStep(round: Round, visit: (step: number) => void): void {
  let last = -1;
  for (;;) {
    const steps = round.state.threads.flatMap(({ step, doing, stage }) =>
      step !== null && step > last && doing.kind === 'deploying' && !isHeld(round, stage) ? [step] : [],
    );
    if (steps.length === 0) return;
    last = Math.min(...steps);
    visit(last);
  }
}

/** (c) Units that have something left, and no batch in progress unless they go on server by server. */
function continueUnits(round: Round, step: number): void {
  const own = at(round.machine.steps, step);
  if (own.kind !== 'deploy') return;
  at(round.state.units, step).forEach(({ phase }, unit) => {
    const ref = { step, unit };
    if (phase !== 'running') return;
    if (layoutOfDeployUnit(round, ref).rolling !== null) {
      if (!own.green) leaveEarly(round, ref);
      startRolling(round, ref);
      return;
    }
    if (hasBatch(round, ref)) return;
    const filling = nextBatch(round, ref);
    if (filling.parts.length > 0) startBatch(round, ref, filling);
  });
}

/** (d) Waiting units; one that may not start lets later ones pass. */
function startUnits(round: Round, step: number): void {
  at(round.state.units, step).forEach((_, unit) => {
    const ref = { step, unit };
    if (unitState(round, ref).phase === 'waiting' && mayStart(round, ref)) startUnit(round, ref);
  });
}

function startUnit(round: Round, ref: UnitRef): void {
  const step = at(round.machine.steps, ref.step);
  if (step.kind === 'each') {
    begin(round, ref);
    startThread(round, { stage: step.stage, within: ref }, at(step.units, ref.unit).entry);
    return;
  }
  const filling = nextBatch(round, ref);
  if (filling.parts.length === 0) return;
  begin(round, ref);
  startBatch(round, ref, filling);
  if (layoutOfDeployUnit(round, ref).rolling !== null) startRolling(round, ref);
}

function begin(round: Round, ref: UnitRef): void {
  changeUnit(round, ref, { phase: 'running' });
  round.log.push({ kind: 'unit-started', at: round.at, ...ref });
}
