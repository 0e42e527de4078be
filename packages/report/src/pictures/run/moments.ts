/** What everybody who looks at a run asks for: when bugs showed, were found and were gone, and when it turned. */
import type { Trace } from '@rollout/simulator';
import type { Sign } from './signs.tsx';

export interface Moment {
  readonly at: number;
  readonly sign: Sign;
  readonly text: string;
}

/** More are told by their signs alone. */
const MOST = 24;

/** In order of time; of one time in the order in which one follows from the other. */
export function momentsOf({ bugs, events, duration }: Trace): Moment[] {
  const moments: Moment[] = [];
  for (const { name, there, shown, found, gone } of bugs) {
    if (!there) continue;
    if (shown !== null) moments.push({ at: shown, sign: 'shown', text: `${name} shows` });
    if (found !== null) moments.push({ at: found.at, sign: 'found', text: `${name} found` });
    if (gone !== null && found !== null && gone < duration)
      moments.push({ at: gone, sign: 'gone', text: `${name} gone` });
  }
  for (const { at, kind } of events) {
    if (kind === 'point-of-no-return') moments.push({ at, sign: 'point-of-no-return', text: 'no return' });
    if (kind === 'rollback-started') moments.push({ at, sign: 'rollback', text: 'rollback' });
  }
  return moments.sort((a, b) => a.at - b.at).slice(0, MOST);
}
