import type { Machine } from '@rollout/compiler';
import type { Trace, TraceEvent } from '@rollout/simulator';
import type { Colors } from '../../terminal.ts';
import { formatCount } from '../number.ts';
import { counted } from '../tally.ts';
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
  return [...historiesOf(trace)].map(([flag, history]) => {
    const most = history.reduce((largest, { users }) => Math.max(largest, users), 0);
    const cells = Array.from({ length: scale.width }, () => 0);
    history.forEach(({ at, users }, index) => {
      if (users === 0) return;
      const { from, to } = cellsOf(scale, at, history[index + 1]?.at ?? trace.duration);
      for (let cell = from; cell <= to; cell++) cells[cell] = Math.max(cells[cell] ?? 0, users);
    });
    const level = (users: number): string => cyan(LEVELS[Math.ceil((users / audience.users) * 8) - 1] ?? '█');
    const what = flag === RELEASE ? 'released to' : `flag ${flag} on for`;
    return {
      text: `${what} at most ${formatCount(most)} of ${counted(audience.users, 'user')}`,
      label: flag === RELEASE ? 'released' : 'on',
      bar: cells
        .map((users) => (users === 0 ? ' ' : level(users)))
        .join('')
        .trimEnd(),
    };
  });
}

/** Of what is released, beside those of flags by their names: no name is empty. */
const RELEASE = '';

type History = { readonly at: number; readonly users: number }[];

interface Widened {
  readonly stage: string;
  readonly users: number;
  isFinal: boolean;
}

/** What each has come to, and when. Going back undoes what is not final: of the stage alone, where that is all that goes back. */
function historiesOf(trace: Trace): Map<string, History> {
  const stageOf = new Map(trace.steps.map(({ name, stage }) => [name, stage]));
  const widened = new Map<string, Widened[]>();
  const histories = new Map<string, History>();
  const note = (name: string, at: number): void => {
    const users = (widened.get(name) ?? []).reduce((most, each) => Math.max(most, each.users), 0);
    const history = histories.get(name) ?? [];
    histories.set(name, history);
    if ((history.at(-1)?.users ?? 0) !== users) history.push({ at, users });
  };
  const widen = (name: string, { at, step, users }: { at: number; step: string; users: number }): void => {
    widened.set(name, [...(widened.get(name) ?? []), { stage: stageOf.get(step) ?? '', users, isFinal: false }]);
    note(name, at);
  };
  const keep = (name: string, at: number, stays: (each: Widened) => boolean): void => {
    const own = widened.get(name);
    if (own === undefined) return;
    widened.set(name, own.filter(stays));
    note(name, at);
  };
  let turned: Extract<TraceEvent, { kind: 'raised' }> | null = null;
  const staysBack = (each: Widened): boolean =>
    each.isFinal || (turned?.action === 'rollback-stage' && each.stage !== turned.stage);
  for (const event of trace.events) {
    switch (event.kind) {
      case 'raised':
        turned = event;
        break;
      case 'released':
        widen(RELEASE, event);
        break;
      case 'flag-enabled':
        widen(event.flag, event);
        break;
      case 'flag-disabled':
        keep(event.flag, event.at, () => false);
        break;
      case 'recalled':
        keep(RELEASE, event.at, (each) => each.isFinal || each.stage !== event.stage);
        break;
      case 'release-withdrawn':
        keep(RELEASE, event.at, staysBack);
        break;
      case 'flags-off': {
        const only = turned?.flag ?? null;
        for (const name of widened.keys()) {
          if (name !== RELEASE && (only === null || name === only)) keep(name, event.at, staysBack);
        }
        break;
      }
      case 'point-of-no-return':
        for (const each of [...widened.values()].flat()) each.isFinal = true;
        break;
      default:
        break;
    }
  }
  return histories;
}
