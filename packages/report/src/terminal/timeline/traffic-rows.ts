import type { Trace } from '@rollout/simulator';
import { formatPercent } from '../../text/number.ts';
import type { Colors } from '../../text/style.ts';
import { cellsOf, type Scale } from './scale.ts';

const LEVELS = '▁▂▃▄▅▆▇█';

/** What share of an area's traffic the new version carries. */
export interface TrafficRow {
  readonly area: string;
  /** `at most 25% on the new version`. */
  readonly most: string;
  readonly bar: string;
}

/** One for each area whose traffic was shifted. */
export function trafficRows(trace: Trace, scale: Scale, { cyan }: Colors): TrafficRow[] {
  return trace.traffic.map(({ area, history }) => {
    const most = history.reduce((largest, { share }) => Math.max(largest, share), 0);
    const cells = Array.from({ length: scale.width }, () => 0);
    history.forEach(({ at, share }, index) => {
      if (share === 0) return;
      const { from, to } = cellsOf(scale, at, history[index + 1]?.at ?? trace.duration);
      for (let cell = from; cell <= to; cell++) cells[cell] = Math.max(cells[cell] ?? 0, share);
    });
    const level = (share: number): string => cyan(LEVELS[Math.ceil(share * 8) - 1] ?? '█');
    return {
      area,
      most: `at most ${formatPercent(most)} on the new version`,
      bar: cells
        .map((share) => (share === 0 ? ' ' : level(share)))
        .join('')
        .trimEnd(),
    };
  });
}
