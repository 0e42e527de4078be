/** What literals come to, in other units. */

import { DURATION_UNITS, UNIT_WORDS } from '../../schema/index.ts';
import type {
  DateLiteral,
  DurationLiteral,
  NumberLiteral,
  PercentLiteral,
  TimeLiteral,
  Unit,
} from '../../syntax/tree.ts';
import { code, count, counted, paragraphs } from './markdown.ts';

/** `1 hour 30 minutes`, `1 day`. */
export function durationInWords(milliseconds: number): string {
  if (milliseconds === 0) return 'no time';
  let rest = Math.abs(milliseconds);
  const parts: string[] = [];
  for (const { name, milliseconds: length } of DURATION_UNITS) {
    // Beside days weeks are only harder to read.
    if (name === 'weeks' && rest % length !== 0) continue;
    const many = Math.floor(rest / length);
    if (many > 0) parts.push(counted(many, name.slice(0, -1)));
    rest -= many * length;
  }
  return `${milliseconds < 0 ? 'minus ' : ''}${parts.join(' ')}`;
}

/** The same in one unit: the largest in which it is a whole number, where the words take several, or are of days and weeks. */
function inOneUnit(milliseconds: number): string | undefined {
  const words = durationInWords(milliseconds);
  const isShort = milliseconds < DAY && !words.includes(' ', words.indexOf(' ') + 1);
  if (isShort) return undefined;
  for (const { name, milliseconds: length } of DURATION_UNITS) {
    const many = Math.abs(milliseconds) / length;
    if (!Number.isInteger(many) || many === 0 || name === 'milliseconds') continue;
    const text = counted(many, name.slice(0, -1));
    if (text !== words) return text;
  }
  return undefined;
}

const DAY = 86_400_000;

export function durationText({ text, milliseconds }: DurationLiteral): string {
  const other = inOneUnit(milliseconds);
  // `24h` says already how many hours that is.
  const isSaid =
    other === undefined || other.replace(/^([\d,]+) (\w)\w*$/, '$1$2').replaceAll(',', '') === text.replaceAll('_', '');
  return `${code(text)} — ${durationInWords(milliseconds)}${isSaid ? '' : ` = ${other}`}.`;
}

/** A percent as one in how many, where that is easy to see. */
export function percentText({ text, value, decimal: { digits, scale } }: PercentLiteral): string {
  const share = `${code(text)} = ${value}`;
  if (value === 0) return `${share}: none, or never.`;
  if (value === 1) return `${share}: all, or always.`;
  if (value < 0) return `${share}.`;
  const above = BigInt(digits);
  const below = 10n ** BigInt(scale);
  const common = greatestCommonDivisor(above, below);
  const [part, of] = [above / common, below / common];
  if (of <= 1_000_000n && (part === 1n || of <= 20n))
    return `${share}: ${count(Number(part))} in ${count(Number(of))}.`;
  if (value < 0.5) return `${share}: about 1 in ${count(roundedTo(1 / value))}.`;
  return value < 1 ? `${share}: all but about 1 in ${count(roundedTo(1 / (1 - value)))}.` : `${share}.`;
}

function roundedTo(value: number): number {
  return Number(value < 100 ? value.toFixed(0) : value.toPrecision(3));
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** What one of a unit is, such as an amount is easily thought of. */
const AS_MUCH_AS: Readonly<Record<Unit, (value: number) => string>> = {
  'server-hours': (value) =>
    `as much as ${counted(value, 'server')} in an hour, or 100 servers in ${hours(value / 100)}`,
  'user-hours': (value) => `as much as ${counted(value, 'user')} in an hour, or 1,000 users in ${hours(value / 1000)}`,
  requests: (value) => `at 1,000 requests a second those of ${hours(value / 3_600_000)}`,
};

function hours(value: number): string {
  return durationInWords(Math.max(1000, Math.round(value * 3600) * 1000));
}

export function numberText({ text, value, unit }: NumberLiteral): string {
  // A number that can be read as it stands says nothing of itself.
  if (unit === undefined) return text === String(value) && value < 1000 ? '' : `${code(text)} = ${count(value)}`;
  const about = UNIT_WORDS.find((each) => each.unit === unit.unit);
  return paragraphs(
    `${code(`${text} ${unit.unit}`)} — ${AS_MUCH_AS[unit.unit](value)}.`,
    about === undefined ? undefined : `${code(unit.unit)}: ${about.doc}.`,
  );
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Days since 1970-01-01, which was a Thursday. */
export function dayNumber({ year, month, day }: Pick<DateLiteral, 'year' | 'month' | 'day'>): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 86_400_000;
}

/** `Saturday, 19 December 2026`. */
export function dateInWords(date: Pick<DateLiteral, 'year' | 'month' | 'day'>): string {
  const weekday = DAYS[(((dayNumber(date) + 4) % 7) + 7) % 7] ?? '';
  return `${weekday}, ${date.day} ${MONTHS[date.month - 1] ?? ''} ${date.year}`;
}

export function timeText({ text, minutes }: TimeLiteral): string {
  if (minutes === 1440) return `${code(text)} — midnight, at the end of the day.`;
  if (minutes === 0) return `${code(text)} — midnight, at the beginning of the day.`;
  if (minutes === 720) return `${code(text)} — noon.`;
  const hour = Math.floor(minutes / 60);
  const half = hour < 12 ? 'am' : 'pm';
  const rest = String(minutes % 60).padStart(2, '0');
  return `${code(text)} — ${((hour + 11) % 12) + 1}:${rest} ${half}.`;
}
