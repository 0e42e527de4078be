/** A time of a film in words, for those who listen. */
import { formatDuration } from '../text/duration.ts';
import { formatCount } from '../text/number.ts';
import { type Film, STATE_NAMES, STATES } from './film.ts';
import { momentAt, stateAt } from './state-at.ts';

const UNITS: Readonly<Record<string, string>> = { d: 'day', h: 'hour', m: 'minute', s: 'second', ms: 'millisecond' };

/** `1 day 19 hours`. */
export function durationInWords(milliseconds: number): string {
  const words = formatDuration(milliseconds)
    .split(' ')
    .map((part) => {
      const [, count = '', unit = ''] = /^(\d+)(\D+)$/.exec(part) ?? [];
      return `${count} ${UNITS[unit] ?? unit}${count === '1' ? '' : 's'}`;
    });
  return words.join(' ');
}

/** `1 day 19 hours of 2 days 6 hours. 400 new version, 800 old version. stage world begins`. */
export function spokenAt(film: Film, at: number): string {
  const counts = stateAt(film, at).counts.flatMap((count, index) => {
    const state = STATES[index];
    return count === 0 || state === undefined ? [] : [`${formatCount(count)} ${STATE_NAMES[state]}`];
  });
  const moment = momentAt(film, at);
  return [`${durationInWords(at)} of ${durationInWords(film.duration)}`, counts.join(', '), moment?.text ?? '']
    .filter((text) => text !== '')
    .join('. ');
}
