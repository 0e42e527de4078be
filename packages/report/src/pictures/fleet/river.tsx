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
  const below = columns.map(() => 0);
  return STACKING.flatMap((state): [FleetState, string][] => {
    const index = STATES.indexOf(state);
    const edges = columns.map(({ x, counts }, column): Edges => {
      const count = counts[index] ?? 0;
      const until = (below[column] ?? 0) + count;
      below[column] = until;
      const top = height - until * scale;
      return { x: rounded(x), isThere: count > 0, top: rounded(top), bottom: rounded(top + count * scale) };
    });
    let path = '';
    for (let from = 0; from < edges.length; from++) {
      if (edges[from]?.isThere !== true) continue;
      let to = from;
      while (edges[to]?.isThere === true) to++;
      path += outline(edges.slice(from, to), edges[to]?.x ?? rounded(width));
      from = to;
    }
    return path === '' ? [] : [[state, path]];
  });
}

/** Of a band, from a column on. */
interface Edges {
  readonly x: number;
  readonly isThere: boolean;
  readonly top: number;
  readonly bottom: number;
}

/** From left to right along the top, and back along the bottom. */
function outline(edges: readonly Edges[], end: number): string {
  const there = edges.map(({ x, top }, index) => (index === 0 ? `M${x} ${top}` : `H${x}V${top}`)).join('');
  const back = edges.map(({ x, bottom }) => `V${bottom}H${x}`).reverse();
  return `${there}H${end}${back.join('')}Z`;
}

interface Column {
  readonly x: number;
  readonly counts: Counts;
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
