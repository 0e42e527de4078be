/** What single cells of a release log say. Each gives null where the cell says no such thing. */
import { durationCell } from '@rollout/language';

/** What stands for a value that is not there. */
export function isMissing(cell: string): boolean {
  return /^(?:|-|–|n\/?a|nan|null|none)$/i.test(cell);
}

const YES = /^(?:yes|y|true|t|failed|fail|failure|error|found|rolled back)$/i;
const NO = /^(?:no|n|false|f|ok|okay|success|succeeded|passed|done)$/i;

export function answerCell(cell: string): boolean | null {
  if (YES.test(cell)) return true;
  return NO.test(cell) ? false : null;
}

export function countCell(cell: string): number | null {
  const plain = cell.replace(/(?<=[0-9])[_,'](?=[0-9]{3})/g, '');
  return /^[0-9]{1,15}$/.test(plain) ? Number(plain) : null;
}

export function numberCell(cell: string): number | null {
  return /^[0-9]+(?:\.[0-9]+)?$/.test(cell) ? Number(cell) : null;
}

/** `4m30s` or `0:04:30`, in milliseconds. */
export function timeCell(cell: string): number | null {
  const clock = /^([0-9]{1,4}):([0-5][0-9]):([0-5][0-9](?:\.[0-9]+)?)$/.exec(cell);
  if (clock === null) return durationCell(cell.replaceAll(' ', ''));
  const [, hours, minutes, seconds] = clock;
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}

export interface Instant {
  /** Milliseconds since 1970, in UTC if there is no zone. */
  readonly at: number;
  readonly hasZone: boolean;
}

const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/;
const TIME = /(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?/;
const ZONE = /\s*(Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?$/;
const ISO = new RegExp(DATE.source + TIME.source + ZONE.source, 'i');

/** `2026-11-23T09:00:00+01:00`; a date alone is its midnight. */
export function instantCell(cell: string): Instant | null {
  const found = ISO.exec(cell);
  if (found === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = found;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // 30 February would become a day of March.
  const isDate = new Date(date).getUTCMonth() === Number(month) - 1 && Number(day) > 0;
  if (!isDate || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const offset = offsetOf(zone);
  if (offset === null) return null;
  const time =
    Number(hour) * 3_600_000 + Number(minute) * 60_000 + Number(second) * 1000 + Number(`0.${fraction || '0'}`) * 1000;
  return { at: date + time - offset, hasZone: zone !== undefined };
}

function offsetOf(zone: string | undefined): number | null {
  const [, sign, hours, minutes = '0'] = /^([+-])([0-9]{2}):?([0-9]{2})?$/.exec(zone ?? '') ?? [];
  if (hours === undefined) return 0;
  if (Number(hours) > 18 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600_000 + Number(minutes) * 60_000);
}
