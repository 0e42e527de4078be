/** How many servers are in which state over time, the whole fleet high: where the moments that are shown lie. */
import type { VNode } from 'preact';
import { type Counts, type Film, STACKING, STATES } from '../../fleet/film.ts';
import type { FleetState } from '../../fleet/fleet-state.ts';
import { totalsOf } from '../../fleet/totals.ts';
import { timeTicks } from '../chart/time-axis.ts';
import { textWidth } from '../lettering/text-width.ts';
import { rounded } from '../rounded.ts';
import type { Theme } from '../theme/theme.ts';
import { fillOf } from './state-fills.tsx';

export interface RiverFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const TICK = 11;
/** Pixels in which nothing is told apart. */
const COLUMN = 2;
/** Below it, for the names of times. */
export const RIVER_AXIS = 18;

export function River(props: {
  readonly film: Film;
  readonly frame: RiverFrame;
  readonly id: string;
  readonly theme: Theme;
}): VNode {
  const { film, frame, id, theme } = props;
  const { x, y, width, height } = frame;
  const bands = bandsOf(film, width, height);
  const ticks = timeTicks(0, film.duration, width);
  const right = x + width;
  return (
    <g>
      <g transform={`translate(${x} ${y})`}>
        {bands.map(([state, path]) => (
          <path d={path} fill={fillOf(state, id, theme)} />
        ))}
      </g>
      <g font-size={TICK} fill={theme.muted}>
        {ticks.map(({ at, text }) => {
          const center = x + xAt(film, at, width);
          const half = textWidth(text, { size: TICK }) / 2;
          return (
            <>
              <path d={`M${rounded(center)} ${y + height}v4`} stroke={theme.line} />
              <text
                x={rounded(Math.min(right - half, Math.max(x + half, center)))}
                y={y + height + 15}
                text-anchor="middle"
              >
                {text}
              </text>
            </>
          );
        })}
      </g>
    </g>
  );
}

/** Where a time lies, from the left. */
export function xAt({ duration }: Pick<Film, 'duration'>, at: number, width: number): number {
  return duration === 0 ? 0 : (at / duration) * width;
}

/** Bands of states, one on the other, from the bottom in the order of `STACKING`; the old version is what is left. */
function bandsOf(film: Film, width: number, height: number): [FleetState, string][] {
  const columns = columnsOf(film, width);
  const scale = film.servers === 0 ? 0 : height / film.servers;
  const tops = (state: number, counts: Counts): number => {
    const until = STACKING.indexOf(STATES[state] ?? 'old');
    const below = STACKING.slice(0, until + 1).reduce((sum, each) => sum + (counts[STATES.indexOf(each)] ?? 0), 0);
    return height - below * scale;
  };
  return STACKING.flatMap((state): [FleetState, string][] => {
    const index = STATES.indexOf(state);
    if (columns.every(({ counts }) => (counts[index] ?? 0) === 0)) return [];
    let path = '';
    for (let from = 0; from < columns.length; from++) {
      if ((columns[from]?.counts[index] ?? 0) === 0) continue;
      let to = from;
      while ((columns[to]?.counts[index] ?? 0) > 0) to++;
      const part = columns.slice(from, to);
      const end = columns[to]?.x ?? width;
      path += outline(
        part,
        end,
        (counts) => tops(index, counts),
        (counts) => tops(index, counts) + (counts[index] ?? 0) * scale,
      );
      from = to;
    }
    return [[state, path]];
  });
}

interface Column {
  readonly x: number;
  readonly counts: Counts;
}

/** Over the columns from left to right along the top, and back along the bottom. */
function outline(
  columns: readonly Column[],
  end: number,
  top: (counts: Counts) => number,
  bottom: (counts: Counts) => number,
): string {
  const there = columns
    .map(
      ({ x, counts }, index) =>
        `${index === 0 ? 'M' : 'H'}${rounded(x)}${index === 0 ? ` ${rounded(top(counts))}` : `V${rounded(top(counts))}`}`,
    )
    .join('');
  const back = columns.map(({ x, counts }) => ({ x: rounded(x), y: rounded(bottom(counts)) })).reverse();
  return `${there}H${rounded(end)}${back.map(({ x, y }) => `V${y}H${x}`).join('')}Z`;
}

/** What holds from each column on: the last of what falls into it. */
function columnsOf(film: Film, width: number): Column[] {
  const columns: Column[] = [];
  for (const total of totalsOf(film)) {
    const x = Math.floor(xAt(film, total.at, width) / COLUMN) * COLUMN;
    const before = columns.at(-1);
    if (before !== undefined && before.x === x) columns[columns.length - 1] = { x, counts: total.counts };
    else columns.push({ x, counts: total.counts });
  }
  return columns;
}
