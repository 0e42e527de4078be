import { type Film, STATE_NAMES, STATES } from '../../fleet/film.ts';
import { type FilmState, momentAt, stateAt, statesIn } from '../../fleet/state-at.ts';
import { clock } from '../../text/clock.ts';
import { formatCount } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth, pad } from '../../text/table.ts';
import { shorten, shortenStart } from '../../text/wrap.ts';
import { gaugeLine } from './gauge-line.ts';
import { ASCII_GLYPHS, GLYPHS, type Glyphs, paintCells, paintGlyph } from './glyphs.ts';
import { type MapLine, type MapPlan, planMap } from './map-plan.ts';
import { tileCells } from './tile-cells.ts';
import { paintTone, timeBar } from './time-bar.ts';

export interface FrameOptions {
  /** The most lines that it may take; 24 unless told. */
  readonly rows?: number;
  /** Only characters of ASCII, but for names. */
  readonly ascii?: boolean;
}

const MOST_GAUGES = 3;

/**
 * A film at one time, as lines no wider than the style's columns: the map, what else the run reaches, the counts, where the time is, and what
 * has happened last. As many lines at every time of a film, so that one can be drawn over another.
 */
export function fleetFrame(
  film: Film,
  at: number,
  style: Style,
  { rows = 24, ascii = false }: FrameOptions = {},
): string[] {
  const { columns, colors } = style;
  const state = stateAt(film, at);
  const glyphs = ascii ? ASCII_GLYPHS : GLYPHS;
  const gauges = film.gauges.slice(0, MOST_GAUGES).map((gauge) => gaugeLine(gauge, at, style, ascii));
  const below = [
    ...gauges,
    ...countLines(film, state, glyphs, style),
    timeBar(film, at, columns, ascii, colors),
    lastMoment(film, at, style),
  ];
  const room = rows - below.length;
  const map = room < 1 ? [] : mapLines(film, state, planMap(film, columns, room), glyphs, style);
  return [...map, ...below.slice(Math.max(0, below.length - rows))];
}

function mapLines(film: Film, { tiles }: FilmState, plan: MapPlan, glyphs: Glyphs, { colors }: Style): string[] {
  const { tileWidth, labelWidth, blockLabel } = plan;
  const cellsOf = (from: number, to: number): number[] =>
    film.tiles.slice(from, to).flatMap((_, index) => tileCells(tiles[from + index] ?? [], tileWidth));
  const lineOf = ({ label, blocks }: MapLine): string => {
    const painted = blocks.map(({ label: own, from, to }) => {
      const cells = paintCells(cellsOf(from, to), glyphs, colors);
      return blockLabel === 0 ? cells : `${pad(shorten(own, blockLabel), blockLabel, 'left')} ${cells}`;
    });
    const shown = painted.join(blockLabel === 0 ? ' ' : '  ');
    return labelWidth === 0 ? shown : `${pad(shortenStart(label, labelWidth), labelWidth, 'left')} ${shown}`;
  };
  return plan.lines.map(lineOf);
}

/** What every state that the film knows is drawn as, and how many servers are in it. */
function countLines(film: Film, { counts }: FilmState, glyphs: Glyphs, { colors, columns }: Style): string[] {
  const width = formatCount(film.servers).length;
  const parts = statesIn(film).map((state) => {
    const count = formatCount(counts[STATES.indexOf(state)] ?? 0).padStart(width);
    return `${paintGlyph(state, 1, glyphs, colors)} ${count} ${STATE_NAMES[state]}`;
  });
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last === undefined || displayWidth(last) + 2 + displayWidth(part) > columns) lines.push(part);
    else lines[lines.length - 1] = `${last}  ${part}`;
  }
  return lines.map((line) => (displayWidth(line) > columns ? shorten(line, columns) : line));
}

function lastMoment(film: Film, at: number, { colors, columns }: Style): string {
  const moment = momentAt(film, at);
  if (moment === null) return '';
  const time = `${clock(moment.at).padStart(clock(film.duration).length)} `;
  return `${colors.dim(time)}${paintTone(moment.tone, shorten(moment.text, Math.max(1, columns - time.length)), colors)}`;
}
