import type { Trace } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { formatCount } from '../../text/number.ts';
import type { Colors } from '../../text/style.ts';
import { cellOf, cellsOf, type Scale } from './scale.ts';

const LEVELS = '▁▂▃▄▅▆▇█';

export interface StandingRows {
  /** `at most 200 servers stand, 100 beside the fleet's; at least 100 are up`. */
  readonly text: string;
  /** What stands, and what is up of it; full height is the most that stands. */
  readonly bars: readonly (readonly [label: string, bar: string])[];
}

/** null: nothing ever stands beside the fleet's own servers. */
export function standingRows(trace: Trace, scale: Scale, { cyan, green }: Colors): StandingRows | null {
  const { standing: history, servers, duration } = trace;
  const most = history.reduce((largest, { standing }) => Math.max(largest, standing), 0);
  if (most <= servers) return null;
  const fewest = history.reduce((least, { up }) => Math.min(least, up), servers);
  const bar = (value: (entry: Trace['standing'][number]) => number, extreme: typeof Math.max): string => {
    const cells = Array.from({ length: scale.width }, (): number | null => null);
    history.forEach((entry, index) => {
      const end = history[index + 1]?.at ?? duration;
      const { from, to } = end > entry.at ? cellsOf(scale, entry.at, end) : { from: cellOf(scale, entry.at), to: -1 };
      for (let cell = from; cell <= to; cell++) cells[cell] = extreme(cells[cell] ?? value(entry), value(entry));
    });
    return cells
      .map((count) => (count === null || count === 0 ? ' ' : (LEVELS[Math.ceil((count / most) * 8) - 1] ?? '█')))
      .join('')
      .trimEnd();
  };
  const beside = `${formatCount(most - servers)} beside the fleet's`;
  return {
    text: `at most ${counted(most, 'server')} stand, ${beside}; at least ${formatCount(fewest)} are up`,
    bars: [
      ['stand', cyan(bar(({ standing }) => standing, Math.max))],
      ['up', green(bar(({ up }) => up, Math.min))],
    ],
  };
}
