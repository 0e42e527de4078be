/** Levers that go back in one act: everybody keeps what they have until it is over. */
import type { Round } from '../round.ts';
import type { Lever } from './lever.ts';

type ActLever = Exclude<Lever['name'], 'servers'>;

/** `returns`: whether it has something to return. */
export function inOneAct(
  name: ActLever,
  { begin, returns }: { readonly begin: Lever['begin']; readonly returns: (round: Round) => boolean },
): Lever {
  return {
    name,
    begin,
    takesTurn(round) {
      if (!returns(round)) return false;
      round.started.push({ kind: 'lever-back', id: actOf(name), lever: name });
      return true;
    },
    goBack: () => 'going',
  };
}

function actOf(name: ActLever): string {
  return `lever-back:${name}`;
}

/** The lever whose act has ended in this round. */
export function returnedNow({ state: { course }, ended }: Round): ActLever | null {
  if (course.kind !== 'reverting' || course.lever === 'servers') return null;
  return ended.has(actOf(course.lever)) ? course.lever : null;
}
