import type { Machine } from '@rollout/compiler';
import type { Trace } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { formatCount } from '../../text/number.ts';
import type { Colors } from '../../text/style.ts';
import { cellsOf, type Scale } from './scale.ts';

const LEVELS = '▁▂▃▄▅▆▇█';

/** For how many users of the audience something is there: the new version, where the plan releases, or what is behind a flag. */
export interface PeopleRow {
  /** `released to at most 60,000 of 1,000,000 users`. */
  readonly text: string;
  readonly label: string;
  readonly bar: string;
}

/** One for what is released, and one for each flag that was on. */
export function peopleRows(trace: Trace, machine: Machine, scale: Scale, { cyan }: Colors): PeopleRow[] {
  const { audience } = machine;
  if (audience === null) return [];
  return trace.people.map(({ flag, history }) => {
    const most = history.reduce((largest, { users }) => Math.max(largest, users), 0);
    const cells = Array.from({ length: scale.width }, () => 0);
    history.forEach(({ at, users }, index) => {
      if (users === 0) return;
      const { from, to } = cellsOf(scale, at, history[index + 1]?.at ?? trace.duration);
      for (let cell = from; cell <= to; cell++) cells[cell] = Math.max(cells[cell] ?? 0, users);
    });
    const level = (users: number): string => cyan(LEVELS[Math.ceil((users / audience.users) * 8) - 1] ?? '█');
    const what = flag === null ? 'released to' : `flag ${flag} on for`;
    return {
      text: `${what} at most ${formatCount(most)} of ${counted(audience.users, 'user')}`,
      label: flag === null ? 'released' : 'on',
      bar: cells
        .map((users) => (users === 0 ? ' ' : level(users)))
        .join('')
        .trimEnd(),
    };
  });
}
