/** How units end, and with them their step. */
import { at } from '../layout/at.ts';
import { changeThread, changeUnit, type Round, type UnitRef, unitState } from './round.ts';

/** A unit's last batch or its block has ended, or what is left of it is given up. */
export function endUnit(round: Round, ref: UnitRef): void {
  changeUnit(round, ref, { phase: 'ended', endedAt: round.at, endedIn: round.state.round });
  round.log.push({ kind: 'unit-ended', at: round.at, step: ref.step, unit: ref.unit });
  endStepWithUnits(round, ref.step);
}

/** The step of units is over with its last unit. */
function endStepWithUnits(round: Round, step: number): void {
  const over = at(round.state.units, step).every(({ phase }) => phase === 'ended' || phase === 'dropped');
  const thread = round.state.threads.find((candidate) => candidate.step === step);
  if (over && thread !== undefined) changeThread(round, thread, { doing: { kind: 'over' } });
}

/** Gives up what is left of a step: what waits is dropped, what runs ends. */
export function giveUp(round: Round, step: number): void {
  const thread = round.state.threads.find((candidate) => candidate.step === step);
  // What has no units waits in vain.
  if (at(round.state.units, step).length === 0 && thread !== undefined)
    changeThread(round, thread, { doing: { kind: 'over' } });
  at(round.state.units, step).forEach((_, unit) => {
    const ref = { step, unit };
    const { phase } = unitState(round, ref);
    if (phase === 'waiting') changeUnit(round, ref, { phase: 'dropped' });
    if (phase === 'running') endUnit(round, ref);
  });
  endStepWithUnits(round, step);
  round.again = true;
}
