/** When a run starts, as a person writes it on a command line. */
import { isTimezone, type ZonedTime } from '@rollout/language';
import { knownDay } from './dates.ts';

export type ParsedStart =
  | { readonly kind: 'start'; readonly start: ZonedTime }
  | { readonly kind: 'invalid'; readonly reason: string };

const FORM =
  /^(?<date>\d{4}-\d{2}-\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?<seconds>:\d{2}(?:\.\d+)?)?)?(?<rest>.*)$/;

/** `Z`, `[Europe/Berlin]`, or `in Europe/Berlin` with or without quotes. */
const ZONE = /^(?:(?<utc>Z)|\[(?<bracketed>[^\]]*)\]|\s+in\s+(?:"(?<quoted>[^"]*)"|(?<bare>[^"\s]+)))$/;

/**
 * `2026-11-23 09:00 in Europe/Berlin`, `2026-11-23T09:00[Europe/Berlin]`, `2026-11-23T09:00Z`; a date alone is its
 * midnight, and without a zone that of UTC. The reason completes the sentence "it is not a start: …".
 */
export function parseStart(text: string): ParsedStart {
  const parts = FORM.exec(text.trim())?.groups;
  const { date, hour, minute = '00', seconds = '', rest = '' } = parts ?? {};
  if (date === undefined) return invalid('write `2026-11-23 09:00 in Europe/Berlin`, or a date alone');
  if (knownDay(date) === null) return invalid(`there is no day ${date}`);
  if (Number(hour ?? 0) > 23 || Number(minute) > 59) return invalid(`there is no time ${hour}:${minute}`);
  if (/[1-9]/.test(seconds)) return invalid('a run starts on a whole minute');
  const named = ZONE.exec(rest)?.groups;
  if (named === undefined && /^\s*[+-]\d/.test(rest))
    return invalid('name the zone, as in `in Europe/Berlin`: an offset does not say when its clocks change');
  if (named === undefined && rest !== '')
    return invalid(`\`${rest.trim()}\` is no zone: write it as in \`in Europe/Berlin\``);
  if (named === undefined && hour !== undefined)
    return invalid('say in which zone, as in `09:00 in Europe/Berlin`, or `09:00Z`');
  const zone = named?.bracketed ?? named?.quoted ?? named?.bare ?? 'UTC';
  if (!isTimezone(zone)) return invalid(`\`${zone}\` is no time zone; write one as \`Europe/Berlin\``);
  return { kind: 'start', start: { date, minute: Number(hour ?? 0) * 60 + Number(minute), zone } };
}

function invalid(reason: string): ParsedStart {
  return { kind: 'invalid', reason };
}
