/** The lever of releases: which users have the new version. */
import type { State } from '../../state.ts';
import { goesBack } from '../goes-back.ts';
import { type Round, update } from '../round.ts';
import { inOneAct } from './one-act.ts';
import { returning, widened } from './widening.ts';

export function released(
  { release: before }: State,
  stage: number,
  { users }: { readonly users: number },
): Pick<State, 'release'> {
  return { release: widened(before, stage, users) };
}

/** Whether a stage has released something that may go back. */
export function hasReleased({ state }: Round, stage: number): boolean {
  return state.release.shifts.some((shift) => shift.stage === stage && !shift.final);
}

/** Back to where the other stages have brought it. */
export function takeBack(round: Round, stage: number): void {
  const { release } = round.state;
  const shifts = release.shifts.filter((shift) => shift.stage !== stage || shift.final);
  update(round, { release: { ...release, shifts } });
}

export const release = inOneAct('release', {
  begin(round) {
    update(round, { release: returning(round.state.release, (shift) => goesBack(round, shift)) });
  },
  returns: ({ state }) => state.release.returned !== null,
});
