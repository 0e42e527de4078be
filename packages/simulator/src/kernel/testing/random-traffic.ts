/** Steps that shift traffic: to what has been deployed in the place of old servers, or beside them. */
import type { Pick } from './pick.ts';
import { randomBake, type Surroundings } from './random-bakes.ts';
import type { Scope } from './random-topology.ts';

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

function shift(pick: Pick, around: Surroundings, place: string, shares: string): string[] {
  const within = place === 'all' ? '' : ` in ${place}`;
  pick.says(within === '' ? 'shift traffic' : 'shift traffic in');
  const line = `shift traffic${within} to ${shares}`;
  return pick.chance(0.5) ? [`${line} {`, ...indented(randomBake(pick, around)), '}'] : [line];
}

/** All of a place beside the old version, traffic, and (it may be) the end of the old one. */
export function greenSteps(pick: Pick, around: Surroundings, { place }: Scope, batches: string): string[] {
  pick.says('deploy green');
  const lines = [
    `deploy green to ${place}${batches}`,
    ...randomBake(pick, around),
    ...shift(pick, around, place, pick.of(['10%, 100%', '100%', '1%, 33.3%, 100%'])),
  ];
  if (pick.chance(0.95)) {
    const after = pick.chance(0.5) ? ` after ${pick.of(['0s', '10m', '3h'])}` : '';
    pick.says(after === '' ? 'retire blue' : 'retire blue after');
    lines.push(`retire blue${after}`);
  }
  return [...lines, ...randomBake(pick, around)];
}

/** Some of a place, traffic, and (it may be) the rest once it carries all. */
export function shiftSteps(pick: Pick, around: Surroundings, { place }: Scope): string[] {
  const within = place === 'all' ? '' : ` in ${place}`;
  const some = pick.of(['50% of servers', '1 server', '30% of servers']);
  const rest = pick.chance(0.5);
  return [
    `deploy ${some}${within}`,
    ...randomBake(pick, around, true),
    ...shift(pick, around, place, rest ? pick.of(['10%, 100%', '100%']) : pick.of(['5%', '10%, 50%'])),
    ...(rest ? [`deploy remaining${within}`] : []),
    ...randomBake(pick, around),
  ];
}
