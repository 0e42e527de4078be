/** The values of literals, exactly as written. */

import { DURATION_UNITS } from '../../schema/index.ts';
import { unitOfTime } from '../tokens/time-words.ts';
import type { Decimal } from '../tree.ts';

const MOST_DECIMALS = 15;
/** A thousand years of 365 days. */
const LONGEST_DURATION = 1000n * 365n * 86_400_000n;

const plainInteger = /^(?:0|[1-9]\d*)$/;

/** The decimal that a number's text writes (`-1_000.50`), or undefined if it is out of range. */
export function parseDecimal(text: string): Decimal | undefined {
  // Most numbers are short and whole.
  if (text.length <= 15 && plainInteger.test(text)) return { digits: text, scale: 0 };
  const plain = text.replaceAll('_', '');
  const negative = plain.startsWith('-');
  const [whole = '', fraction = ''] = plain.slice(negative ? 1 : 0).split('.');
  const significant = fraction.replace(/0+$/, '');
  // A number of seventeen digits or more is out of range; asking its length first keeps the work linear.
  const integer = whole.replace(/^0+(?=\d)/, '');
  if (integer.length > 16 || Number(integer) > Number.MAX_SAFE_INTEGER) return undefined;
  if (significant.length > MOST_DECIMALS) return undefined;
  const digits = BigInt(integer + significant);
  // 2^53 itself rounds to a safe double; the digits decide.
  if (BigInt(integer) > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return { digits: String(negative ? -digits : digits), scale: significant.length };
}

/** The nearest double of a decimal. */
export function decimalValue({ digits, scale }: Decimal): number {
  if (scale === 0) return Number(digits);
  return Number(`${digits}e-${scale}`);
}

/** A hundredth of a decimal: the share that a percent is. */
export function hundredth({ digits, scale }: Decimal): Decimal {
  const match = /^(-?\d+?)(0{0,2})$/.exec(digits);
  // `29%` is 29 / 10^2; trailing zeros of the percents cancel against the new places.
  const zeros = match?.[2]?.length ?? 0;
  return zeros === 0 || digits === '0'
    ? { digits, scale: digits === '0' ? 0 : scale + 2 }
    : { digits: match?.[1] ?? digits, scale: scale + 2 - zeros };
}

export type ParsedDuration = { readonly milliseconds: number } | { readonly reason: string } | 'out of range';

const durationPart = /(\d[\d_]*)(?:\.(\d[\d_]*))?(ms|[wdhms])/g;

/** Most durations are one short number: four digits of weeks are less than the longest duration. */
const simpleDuration = /^(\d{1,4})(ms|[wdhms])$/;

function millisecondsOf(unit: string): number {
  return DURATION_UNITS.find((candidate) => candidate.unit === unit)?.milliseconds ?? 1;
}

/** The milliseconds of a duration's text (`1h30m`, `1.5d`), or what is wrong with it. */
export function parseDuration(text: string): ParsedDuration {
  const [, plain, plainUnit] = simpleDuration.exec(text) ?? [];
  if (plain !== undefined && plainUnit !== undefined)
    return { milliseconds: Number(plain) * millisecondsOf(plainUnit) };
  const negative = text.startsWith('-');
  const parts = [...text.matchAll(durationPart)];
  let total = 0n;
  let largest = Number.POSITIVE_INFINITY;
  for (const [index, [, whole = '', fraction = '', unit = '']] of parts.entries()) {
    const milliseconds = millisecondsOf(unit);
    if (milliseconds >= largest) return { reason: `\`${unit}\` comes after a unit that is not larger` };
    largest = milliseconds;
    if (fraction !== '' && index < parts.length - 1) return { reason: 'only the last number may have decimals' };
    const decimal = parseDecimal(fraction === '' ? whole : `${whole}.${fraction}`);
    if (decimal === undefined) return 'out of range';
    const scaled = BigInt(decimal.digits) * BigInt(milliseconds);
    const scale = 10n ** BigInt(decimal.scale);
    if (scaled % scale !== 0n) return { reason: 'it is not a whole number of milliseconds' };
    total += scaled / scale;
  }
  if (total > LONGEST_DURATION) return 'out of range';
  return { milliseconds: Number(negative ? -total : total) };
}

const rangeRun = /^(?:\d+(?:ms|[wdhms]))+-(?:\d+(?:ms|[wdhms]))+$|^\d+%-\d+%$/;
const wordRun = /^(\d[\d_]*(?:\.\d[\d_]*)?)([A-Za-z]\w*)$/;

/** What was probably meant by a malformed number: `3clusters` is `3 clusters`, `90min` is `90m`, `1h-4h` is `1h..4h`. */
export function separated(text: string, isWord: (word: string) => boolean): string | undefined {
  const [, number, word = ''] = wordRun.exec(text) ?? [];
  const unit = unitOfTime(word);
  if (unit !== undefined) return `${number}${unit}`;
  if (number === undefined) return rangeRun.test(text) ? text.replace('-', '..') : undefined;
  // Months and years are not all of one length.
  if (word === 'month' || word === 'year') return undefined;
  return number !== undefined && isWord(word) ? `${number} ${word}` : undefined;
}

export type Unescaped = {
  readonly text: string;
  readonly invalid: readonly { readonly at: number; readonly text: string }[];
};

const escapeSequence = /\\(?:(["\\n])|u\{([0-9A-Fa-f]{1,6})\}|u?\{?.?)/gu;

/** What a string between its quotes says. Escapes that stand for nothing stay as they are and are told, by offset. */
export function unescapeText(inner: string): Unescaped {
  if (!inner.includes('\\')) return { text: inner, invalid: [] };
  const invalid: { at: number; text: string }[] = [];
  const text = inner.replaceAll(
    escapeSequence,
    (whole: string, simple: string | undefined, code: string | undefined, at: number) => {
      if (simple !== undefined) return simple === 'n' ? '\n' : simple;
      const point = code === undefined ? Number.NaN : Number.parseInt(code, 16);
      if (point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)) return String.fromCodePoint(point);
      invalid.push({ at, text: whole });
      return whole;
    },
  );
  return { text, invalid };
}
