import type { Pick } from './pick.ts';
import type { RandomTopology } from './random-topology.ts';
import { ZONES } from './zones.ts';

const zone = (pick: Pick): string => `"${pick.of(ZONES)}"`;

function forSome(pick: Pick, { regions, clusters }: Omit<RandomTopology, 'text'>, what: string): string {
  if (regions.length === 0 || !pick.chance(0.4)) return '';
  pick.says(`${what} for`);
  return ` for ${pick.of([...regions.map(({ place }) => place), ...clusters])}`;
}

/** Windows and freezes, for a fleet, a plan or a stage: wide ones, so that most plans end in days. */
export function randomWindows(pick: Pick, fleet: Omit<RandomTopology, 'text'>, likelihood: number): string[] {
  const lines: string[] = [];
  for (let i = pick.chance(0.3 * likelihood) ? pick.int(1, 2) : 0; i > 0; i--) {
    const days = pick.of(['mon..sun', 'mon..sun', 'mon..thu', 'sat, sun, mon..wed']);
    const hours = pick.of(['08:00..20:00', '00:00..06:00', '22:00..04:00', '12:00..24:00', '09:00..10:00']);
    const local = pick.chance(0.3);
    pick.says(local ? 'window local' : 'window');
    lines.push(`window ${days} ${hours} ${local ? 'local' : `in ${zone(pick)}`}${forSome(pick, fleet, 'window')}`);
  }
  if (pick.chance(0.15 * likelihood)) {
    pick.says('freeze');
    const last = pick.of(['2026-01-06', '2026-01-07']);
    const where = pick.chance(0.5) ? ` in ${zone(pick)}` : '';
    lines.push(`freeze 2026-01-06..${last}${where}${forSome(pick, fleet, 'freeze')}`);
  }
  return lines;
}

/** Some of them just before clocks change. */
export function randomStart(pick: Pick): string[] {
  if (!pick.chance(0.2)) return [];
  pick.says('starts');
  const when = pick.of(['2026-01-05 17:30', '2026-03-28 22:15', '2026-10-24 20:00', '2026-01-06 00:00']);
  return [`starts ${when} in ${zone(pick)}`];
}

/** A wait for a time on the clock. */
export function randomClock(pick: Pick): string {
  const where = pick.chance(0.6) ? ` in ${zone(pick)}` : '';
  if (pick.chance(0.5)) {
    pick.says('wait until next');
    return `wait until next ${pick.of(['mon', 'tue', 'wed', 'sun'])} ${pick.of(['00:00', '09:00', '02:30'])}${where}`;
  }
  pick.says('wait until every');
  return `wait until every ${pick.of(['12h', '24h', '2d', '36h'])} from 2026-01-01${where}`;
}
