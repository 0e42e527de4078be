/** The lever of flags: for which users what is behind one is on. */
import { at } from '../../layout/at.ts';
import type { State, Widening } from '../../state.ts';
import { goesBack } from '../goes-back.ts';
import { type Round, update } from '../round.ts';
import { inOneAct } from './one-act.ts';
import { NOBODY, returning, widened } from './widening.ts';

/** On for the first users of the audience; off for all, if they are none. */
export function switched(
  { flags }: State,
  stage: number,
  pull: { readonly flag: number; readonly users: number },
): Pick<State, 'flags'> {
  const own = pull.users === 0 ? NOBODY : widened(at(flags, pull.flag), stage, pull.users);
  return { flags: flags.with(pull.flag, own) };
}

export const flag = inOneAct('flag', {
  begin(round) {
    const flags = round.state.flags.map((own, index) => returning(own, (shift) => goesOff(round, index, shift)));
    update(round, { flags });
  },
  returns: ({ state }) => state.flags.some(({ returned }) => returned !== null),
});

function goesOff(round: Round, index: number, shift: Widening['shifts'][number]): boolean {
  const { course } = round.state;
  if (course.kind !== 'reverting' || course.turn.kind !== 'disable') return goesBack(round, shift);
  return !shift.final && at(round.machine.flags, index).name === course.turn.flag;
}
