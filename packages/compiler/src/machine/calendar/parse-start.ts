/** When a run starts, as a person writes it on a command line. */
import { isTimezone, LAST_DATE, type ZonedTime } from '@rollout/language';
import { knownDay } from './dates.ts';

/** A start whose zone is null is in that of the plan. */
export type StartTime = Omit<ZonedTime, 'zone'> & { readonly zone: string | null };

export type ParsedStart =
  | { readonly kind: 'start'; readonly start: StartTime }
  | { readonly kind: 'invalid'; readonly reason: string };

const FORM =
  /^(?<date>\d{4}-\d{2}-\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?<seconds>:\d{2}(?:\.\d+)?)?)?(?<rest>.*)$/;

const SHORT_HOUR = /^\d{4}-\d{2}-\d{2}[T ](?<short>\d:\d{2})(?!\d)/;

/** `Z`, `[Europe/Berlin]`, or `in Europe/Berlin` with or without quotes. */
const ZONE = /^(?:(?<utc>Z)|\[(?<bracketed>[^\]]*)\]|\s+in\s+(?:"(?<quoted>[^"]*)"|(?<bare>[^"\s]+)))$/;

/**
 * `2026-11-23 09:00 in Europe/Berlin`, `2026-11-23T09:00[Europe/Berlin]`, `2026-11-23T09:00Z`; a date alone is its
 * midnight, and what names no zone is in that of the plan, as in its `starts`. The reason completes the sentence
 * "it is not a start: …".
 */
export function parseStart(text: string): ParsedStart {
  const parts = FORM.exec(text.trim())?.groups;
  const { date, hour, minute = '00', seconds = '', rest = '' } = parts ?? {};
  if (date === undefined) return invalid('write `2026-11-23 09:00 in Europe/Berlin`, or a date alone');
  const { short } = SHORT_HOUR.exec(text.trim())?.groups ?? {};
  if (short !== undefined) return invalid(`write the time as \`0${short}\``);
  if (knownDay(date) === null) return invalid(`there is no day ${date}`);
  if (date > LAST_DATE) return invalid(`${date} is too far ahead: dates go up to ${LAST_DATE}`);
  if (Number(hour ?? 0) > 23 || Number(minute) > 59) return invalid(`there is no time ${hour}:${minute}`);
  if (/[1-9]/.test(seconds)) return invalid('a run starts on a whole minute');
  const named = ZONE.exec(rest)?.groups;
  if (named === undefined && /^\s*[+-]\d/.test(rest))
    return invalid('name the zone, as in `in Europe/Berlin`: an offset does not say when its clocks change');
  if (named === undefined && rest !== '')
    return invalid(`\`${rest.trim()}\` is no zone: write it as in \`in Europe/Berlin\``);
  const zone = named === undefined ? null : (named.bracketed ?? named.quoted ?? named.bare ?? 'UTC');
  if (zone !== null && !isTimezone(zone)) return invalid(`\`${zone}\` is no time zone; write one as \`Europe/Berlin\``);
  return {
    kind: 'start',
    start: { date, minute: Number(hour ?? 0) * 60 + Number(minute), zone: zone === null ? null : properCase(zone) },
  };
}

/** `europe/berlin` as the platform lists it; another name for a listed zone stays as it was written. */
function properCase(zone: string): string {
  const lower = zone.toLowerCase();
  return (
    Intl.supportedValuesOf('timeZone').find((each) => each.toLowerCase() === lower) ?? (lower === 'utc' ? 'UTC' : zone)
  );
}

function invalid(reason: string): ParsedStart {
  return { kind: 'invalid', reason };
}
