/** Times, amounts and readings in the cells of a table. */
import { DURATION_UNITS } from '../../schema/index.ts';
import type { DistributionUnit } from '../distributions/unit.ts';

const NUMBER = /^[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/** What a plain number in a column of this name stands for, in the unit's own numbers; null: the name has no unit. */
export function unitOfColumn(name: string, unit: DistributionUnit): number | null {
  const words = name.toLowerCase().replace(/\)\s*$/, '');
  switch (unit) {
    case 'time':
      return timeOfColumn(words);
    case 'server-hours':
      return /(?:^|[\s_(.-])server[\s_-]?hours?$/.test(words) ? 1 : null;
    case 'requests':
      return /(?:^|[\s_(.-])requests?$/.test(words) ? 1 : null;
    case 'user-hours':
      return /(?:^|[\s_(.-])user[\s_-]?hours?$/.test(words) ? 1 : null;
    case 'percent':
      return /(?:^|[\s_(.-])(?:percent|pct)$|%$/.test(words) ? 0.01 : null;
    case 'number':
      return 1;
  }
}

function timeOfColumn(words: string): number | null {
  const last = words.split(/[\s_(.-]/).at(-1) ?? '';
  const found = DURATION_UNITS.find(
    ({ unit: short, name: plural }) =>
      last === short || last === plural || last === plural.slice(0, -1) || ABBREVIATIONS[last] === short,
  );
  return found?.milliseconds ?? null;
}

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  msec: 'ms',
  millis: 'ms',
  sec: 's',
  secs: 's',
  min: 'm',
  mins: 'm',
  hr: 'h',
  hrs: 'h',
};

/** A plain number; null where the cell is none. */
export function plainNumber(cell: string): number | null {
  return NUMBER.test(cell) ? Number(cell) : null;
}

/** `0.5%` as a share of 1; null where the cell is no percent. */
export function percentCell(cell: string): number | null {
  const number = cell.endsWith('%') ? plainNumber(cell.slice(0, -1).trimEnd()) : null;
  return number === null ? null : number / 100;
}

/** `4m30s` in milliseconds; null where the cell is no duration. */
export function durationCell(cell: string): number | null {
  if (!/^(?:[0-9]+(?:\.[0-9]+)?(?:ms|[wdhms]))+$/.test(cell)) return null;
  let sum = 0;
  for (const [, digits, unit] of cell.matchAll(/([0-9.]+)(ms|[wdhms])/g)) {
    sum += Number(digits) * (DURATION_UNITS.find(({ unit: short }) => short === unit)?.milliseconds ?? 0);
  }
  return sum;
}
