/** Channels: stages whose trains leave by the calendar. */
import type { Pick } from './pick.ts';
import { randomBake, type Surroundings } from './random-bakes.ts';
import { randomHandlers } from './random-handlers.ts';
import { peopleSteps, RELEASE } from './random-pulls.ts';
import { ZONES } from './zones.ts';

/** What follows `channel NAME [after …]`; null: there is no ring left. */
export function randomChannel(pick: Pick, around: Surroundings): { header: string; body: string[] } | null {
  const ring = around.people.widerRing(RELEASE);
  if (ring === null) return null;
  const where = pick.chance(0.3) ? ` in "${pick.of(ZONES)}"` : '';
  const every = pick.of(['1d', '1d', '2d', '3d', '1w']);
  pick.says(where === '' ? 'channel' : 'channel in a zone');
  const header = `for ${ring} departs every ${every} from ${pick.of(['2026-01-05', '2026-01-07', '2025-12-29'])}${where}`;
  const handlers = randomHandlers(pick, 1, { flags: around.people.flags, train: true, placed: around.placed });
  const goesOn = handlers.some((line) => line.includes('next train'));
  // What would not go back with the train is for channels that stay on it.
  const more = !goesOn && pick.chance(0.3) ? peopleSteps(pick, around) : [];
  return { header, body: [...randomBake(pick, around), ...more, ...randomBake(pick, around), ...handlers] };
}
