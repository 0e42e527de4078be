import { parseStart, type StartTime } from '@rollout/compiler';
import { durationCell } from '@rollout/language';
import { InvalidArgumentError } from 'commander';

/** `--set soak=12h`, any number of times; the last of a name counts. */
export function parseSetting(text: string, previous: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const at = text.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError('It is written as --set soak=12h.');
  return new Map(previous).set(text.slice(0, at).trim(), text.slice(at + 1));
}

/** `--column start=began`, any number of times; the last of a name counts. */
export function parseColumn(text: string, previous: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const at = text.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError('It is written as --column start=began.');
  return new Map(previous).set(text.slice(0, at).trim(), text.slice(at + 1).trim());
}

/** One more of an option that may be given several times. */
export function collect(text: string, previous: readonly string[]): readonly string[] {
  return [...previous, text];
}

/** The same, of one of these. */
export function collectOf(...choices: readonly string[]) {
  return (text: string, previous: readonly string[]): readonly string[] => {
    if (!choices.includes(text)) throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    return collect(text, previous);
  };
}

/** `1_000_000`: large numbers as they may be typed. */
const underscored = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, '_');

export function wholeNumber(low: number, high: number) {
  return (text: string): number => {
    const value = Number(text.replaceAll('_', ''));
    if (!/^[0-9][0-9_]*$/.test(text) || value < low || value > high) {
      throw new InvalidArgumentError(`It is a whole number from ${low} to ${underscored(high)}.`);
    }
    return value;
  };
}

/** `2026-11-23 09:00 in Europe/Berlin`; without a zone it is in that of the plan. */
export function startTime(text: string): StartTime {
  const parsed = parseStart(text);
  if (parsed.kind === 'invalid') throw new InvalidArgumentError(`${sentence(parsed.reason)}.`);
  return parsed.start;
}

/** `1h30m` in milliseconds. */
export function duration(text: string): number {
  const value = durationCell(text);
  if (value === null || value <= 0) throw new InvalidArgumentError('It is a time such as 30m or 1h30m.');
  return value;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `95%` as 0.95. */
export function confidence(text: string): number {
  const value = /^[0-9]+(?:\.[0-9]+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : Number.NaN;
  if (!(value >= 0.5 && value <= 0.9999)) {
    throw new InvalidArgumentError('It is a percent from 50% to 99.99%, such as 95%.');
  }
  return value;
}

/** `1%` as 0.01. */
export function precision(text: string): number {
  const value = /^[0-9]+(?:\.[0-9]+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : Number.NaN;
  if (!(value >= 0.0001 && value <= 0.5)) {
    throw new InvalidArgumentError('It is a percent from 0.01% to 50%, such as 1%.');
  }
  return value;
}
