/** What a terminal shows of a film that plays: the fleet, and how it is played. */
import type { Trace } from '@rollout/simulator';
import type { Film } from '../../fleet/film.ts';
import { formatDuration } from '../../text/duration.ts';
import { printable } from '../../text/printable.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { shorten } from '../../text/wrap.ts';
import { fleetFrame } from '../fleet/fleet-frame.ts';
import { runHead } from '../timeline/run-head.ts';

/** `even`: so many milliseconds of the run pass in a second. `paced`: waits are cut short, and all of it takes so many seconds. */
export type PlaySpeed =
  | { readonly kind: 'even'; readonly perSecond: number }
  | { readonly kind: 'paced'; readonly seconds: number };

export interface Playing {
  /** Milliseconds of the run. */
  readonly at: number;
  readonly speed: PlaySpeed;
  readonly isPaused: boolean;
  /** Whether somebody may press something. */
  readonly hasKeys: boolean;
}

/** With fewer lines there is the fleet alone. */
const ROOM = 10;

/** The last frame is no higher, whatever the terminal is: the prompt comes below it. */
const LAST_ROWS = 24;

/** A film at one moment, as at most so many lines no wider than the columns; as many at any time of it. */
export function playFrame(film: Film, playing: Playing, style: Style, rows: number): string[] {
  const options = { ascii: style.ascii === true };
  if (rows < ROOM) return fleetFrame(film, playing.at, style, { ...options, rows });
  const frame = fleetFrame(film, playing.at, style, { ...options, rows: rows - 4 });
  return [title(film, style), '', ...frame, '', controls(playing, style)];
}

/** What is left of a film when it is over: its last frame, and how the run ended. */
export function lastFrame(film: Film, trace: Trace, style: Style): string {
  const frame = fleetFrame(film, film.duration, style, { ascii: style.ascii === true, rows: LAST_ROWS });
  return `${runHead(printable(trace), style)}\n${frame.map((line) => line.trimEnd()).join('\n')}\n`;
}

function title({ plan, scenario, trial, seed }: Film, { colors: { bold, dim }, columns }: Style): string {
  const which = [...(scenario === null ? [] : [`under ${scenario}`]), `trial ${trial}`, `seed ${seed}`].join(', ');
  const name = shorten(plan, columns);
  const room = columns - displayWidth(name) - 2;
  return room < 8 ? bold(name) : `${bold(name)}  ${dim(shorten(which, room))}`;
}

function speedText(speed: PlaySpeed): string {
  switch (speed.kind) {
    case 'even':
      return `${formatDuration(speed.perSecond)} a second`;
    case 'paced':
      return `all in ${formatDuration(speed.seconds * 1000)}`;
    default:
      return speed satisfies never;
  }
}

/** How fast it goes, and what can be pressed: as much of that as there is room for. */
function controls({ speed, isPaused, hasKeys }: Playing, { colors: { bold, dim }, columns, ascii }: Style): string {
  const pace = isPaused ? 'paused' : speedText(speed);
  const arrows = ascii === true ? '< >' : '← →';
  const keys = [`space ${isPaused ? 'plays' : 'pauses'}`, 'q ends', `${arrows} moments`, '+ - speed', '0 again'];
  const parts = hasKeys ? keys : ['Ctrl-C ends'];
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line}   ${part}`;
    if (displayWidth(pace) + 3 + displayWidth(longer) > columns) break;
    line = longer;
  }
  return line === '' ? bold(shorten(pace, columns)) : `${bold(pace)}   ${dim(line)}`;
}
