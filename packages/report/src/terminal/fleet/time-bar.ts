/** Where in a film a time is: a bar with what happens on the way. */
import type { Film, Tone } from '../../fleet/film.ts';
import { TONES } from '../../fleet/state-at.ts';
import { clock } from '../../text/clock.ts';
import { formatDuration } from '../../text/duration.ts';
import type { Colors } from '../../text/style.ts';
import { cellOf } from '../timeline/scale.ts';

interface Track {
  readonly played: string;
  readonly ahead: string;
  readonly now: string;
}

const TRACK: Track = { played: '━', ahead: '─', now: '●' };
const ASCII_TRACK: Track = { played: '=', ahead: '-', now: 'O' };

const SIGNS: Readonly<Record<Tone, string>> = { mark: '', good: '', caution: '?', back: '<', bad: '!', end: '' };

export function timeBar(
  { duration, moments }: Film,
  at: number,
  columns: number,
  ascii: boolean,
  colors: Colors,
): string {
  const total = ` ${formatDuration(duration)}`;
  const now = `${clock(at).padStart(clock(duration).length)} `;
  const width = columns - now.length - total.length;
  if (width < 4) return `${now.trim()} of${total}`.slice(0, columns);
  const { played, ahead, now: here } = ascii ? ASCII_TRACK : TRACK;
  const scale = { duration, width };
  const own = cellOf(scale, at);
  const signs = new Map<number, Tone>();
  for (const moment of moments) {
    const cell = cellOf(scale, moment.at);
    const before = signs.get(cell);
    if (before === undefined || TONES.indexOf(moment.tone) > TONES.indexOf(before)) signs.set(cell, moment.tone);
  }
  const cells = Array.from({ length: width }, (_, cell) => {
    if (cell === own) return colors.bold(here);
    const tone = signs.get(cell);
    const sign = tone === undefined ? '' : SIGNS[tone];
    if (sign !== '' && tone !== undefined) return paintTone(tone, sign, colors);
    return cell < own ? played : colors.dim(ahead);
  });
  return `${colors.bold(now)}${cells.join('')}${colors.dim(total)}`;
}

export function paintTone(tone: Tone, text: string, { red, yellow, magenta, green }: Colors): string {
  switch (tone) {
    case 'bad':
      return red(text);
    case 'caution':
      return yellow(text);
    case 'back':
      return magenta(text);
    case 'good':
      return green(text);
    case 'mark':
    case 'end':
      return text;
  }
}
