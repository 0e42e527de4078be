import type { Trace } from '@rollout/simulator';
import { nearestGroup, placeOf, type TraceGroup } from '../../rows/nearest-groups.ts';
import { formatCount } from '../../text/number.ts';
import type { Colors } from '../../text/style.ts';
import { cellsOf, type Scale } from './scale.ts';

const LEVELS = '▁▂▃▄▅▆▇█';

/** What was down in the group of a limit that came nearest to it. */
export interface LimitRow {
  readonly text: string;
  readonly group: string;
  /** `at most 50 of 100 servers down, 50 allowed`. */
  readonly most: string;
  readonly bar: string;
}

/** One for each limit of which anything was ever down. */
export function limitRows(trace: Trace, scale: Scale, colors: Colors): LimitRow[] {
  return trace.limits.flatMap((limit) => {
    const nearest = nearestGroup(limit);
    if (nearest === null) return [];
    const { group, most } = nearest;
    const what = limit.counts === 'server' ? 'servers' : `${limit.counts}s`;
    const down = `at most ${formatCount(most)} of ${formatCount(group.size)} ${what} down`;
    return [
      {
        text: limit.text,
        group: placeOf(nearest),
        most: `${down}, ${formatCount(group.allowed)} allowed`,
        bar: bar(group, trace.duration, scale, colors),
      },
    ];
  });
}

/** In each cell the most that was down in it: full height is the limit, red is past it. */
function bar({ down, allowed }: TraceGroup, duration: number, scale: Scale, { red, cyan }: Colors): string {
  const most = Array.from({ length: scale.width }, () => 0);
  down.forEach((entry, index) => {
    if (entry.down === 0) return;
    const { from, to } = cellsOf(scale, entry.at, down[index + 1]?.at ?? duration);
    for (let cell = from; cell <= to; cell++) most[cell] = Math.max(most[cell] ?? 0, entry.down);
  });
  return most
    .map((count) => {
      if (count === 0) return ' ';
      if (count > allowed) return red('█');
      return cyan(LEVELS[Math.ceil((count / allowed) * 8) - 1] ?? '█');
    })
    .join('')
    .trimEnd();
}
