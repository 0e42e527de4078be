/** Dates, times of day, and time zones. */
import { timezones } from '../../semantics/calendar/timezone.ts';
import type { Expectation } from '../reading/index.ts';
import { lexemesOfFile } from '../tree-path.ts';
import { type Draft, RANK } from './item.ts';
import type { Place } from './place.ts';
import { samplesFor } from './wanted.ts';

/** Today, dates that the file has already, and those of the examples. */
export function dateDrafts(place: Place, expectation: Expectation): readonly Draft[] {
  const written = lexemesOfFile(place.file).tokens.flatMap(({ kind, text }) => (kind === 'date' ? [text] : []));
  const { today } = place.options;
  return [
    ...(today === undefined ? [] : [{ label: today, kind: 'value', detail: 'today', rank: RANK.likely } as const]),
    ...[...new Set(written)].map((label): Draft => ({ label, kind: 'value', detail: 'a date', rank: RANK.likely + 1 })),
    ...samplesFor(expectation).map((label): Draft => ({ label, kind: 'value', detail: 'a date', rank: RANK.expected })),
  ];
}

const TIMES = ['09:00', '16:00', '12:00', '17:00', '22:00', '00:00', '04:00', '24:00'];

export function timeDrafts(expectation: Expectation): readonly Draft[] {
  const times = [...new Set([...samplesFor(expectation), ...TIMES])];
  // A day ends at 24:00, and nothing begins then.
  const fitting = expectation.partName === 'TO' ? times : times.filter((time) => time !== '24:00');
  return fitting.map((label) => ({ label, kind: 'value', detail: 'a time of day', rank: RANK.likely }));
}

/** The zones that are asked for most; all there are where the platform can tell. */
const COMMON_ZONES = [
  'UTC',
  'America/Los_Angeles',
  'America/New_York',
  'America/Chicago',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Asia/Shanghai',
  'Australia/Sydney',
];

const MOST_ZONES = 700;

export function zoneDrafts(place: Place): readonly Draft[] {
  const { tokens } = lexemesOfFile(place.file);
  const common = new Set(COMMON_ZONES);
  const zones = [...new Set([...COMMON_ZONES, ...allZones()])].slice(0, MOST_ZONES);
  const written = new Set(tokens.flatMap(({ kind, text }) => (kind === 'text' ? [text] : [])));
  return zones.map((zone) => {
    const text = `"${zone}"`;
    const rank = written.has(text) ? RANK.likely : common.has(zone) ? RANK.expected : RANK.general;
    return { label: zone, kind: 'timezone', detail: 'a time zone', text, rank };
  });
}

/** Older platforms cannot tell. */
function allZones(): readonly string[] {
  try {
    return timezones();
  } catch {
    return [];
  }
}
