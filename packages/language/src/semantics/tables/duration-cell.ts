/** Times and amounts in the cells of a table. */
import { DURATION_UNITS } from '../../schema/index.ts';
import type { DistributionUnit } from '../distributions/unit.ts';

const NUMBER = /^[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/** Milliseconds (or server-hours) that a plain number in a column of this name stands for; null: the name has no unit. */
export function unitOfColumn(name: string, unit: DistributionUnit): number | null {
  const words = name.toLowerCase().replace(/\)\s*$/, '');
  if (unit === 'exposure') return /(?:^|[\s_(.-])server[\s_-]?hours?$/.test(words) ? 1 : null;
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

/** `4m30s` in milliseconds; null where the cell is no duration. */
export function durationCell(cell: string): number | null {
  if (!/^(?:[0-9]+(?:\.[0-9]+)?(?:ms|[wdhms]))+$/.test(cell)) return null;
  let sum = 0;
  for (const [, digits, unit] of cell.matchAll(/([0-9.]+)(ms|[wdhms])/g)) {
    sum += Number(digits) * (DURATION_UNITS.find(({ unit: short }) => short === unit)?.milliseconds ?? 0);
  }
  return sum;
}
