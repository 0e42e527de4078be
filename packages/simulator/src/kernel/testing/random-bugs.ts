/** Bugs: how they surface, where they show, and what they do. */

import type { Known } from './known.ts';
import type { Pick } from './pick.ts';
import type { RandomMetrics } from './random-metrics.ts';

export interface RandomBug {
  readonly name: string;
  readonly text: string;
  /** By exposure. */
  readonly surfaces: boolean;
}

const AMOUNTS = {
  'server-hours': [
    '2 server-hours',
    '0 server-hours',
    'exponential(mean 1 server-hours)',
    'exponential(mean 4 server-hours)',
  ],
  requests: ['1_000 requests', 'exponential(mean 20_000 requests)', 'exponential(mean 200_000 requests)'],
  'user-hours': [
    '1 user-hours',
    'exponential(mean 20 user-hours)',
    'exponential(mean 2_000 user-hours)',
    'exponential(mean 2_000_000 user-hours)',
  ],
} as const;

export function randomBug(pick: Pick, name: string, known: Known, metrics: RandomMetrics): RandomBug {
  const { labelled, people } = known;
  const body: string[] = [];
  const form = pick.int(1, 4);
  if (pick.chance(0.6)) {
    body.push(`present ${pick.of(['30%', '60%', '100%'])}`);
    pick.says('bug present');
  } else pick.says('bug without present');
  if (people.flags.length > 0 && pick.chance(0.5)) {
    body.push(`behind ${pick.of(people.flags)}`);
    pick.says('behind');
  }
  const surfaces = form === 1 || form === 4;
  if (surfaces) {
    const unit = unitOf(pick, known);
    body.push(`surfaces after ${pick.of<string>(AMOUNTS[unit])}`);
    pick.says(`surfaces after ${unit}`);
  }
  if (form !== 1) body.push(...showings(pick, known));
  if (labelled && pick.chance(0.4)) {
    body.push(`only where ${pick.of(['hw == gen7', 'wave >= 2', 'hw != gen7', 'wave == 1 or hw == gen6'])}`);
    pick.says('only where');
  }
  if (pick.chance(0.4)) {
    body.push(`downs ${pick.of(['50%', '100%', '33.3%', '10%'])} of servers`);
    pick.says('downs');
  }
  const moves = pick.chance(0.7) ? metrics.moves() : null;
  if (moves !== null) {
    body.push(moves);
    pick.says('moves');
  }
  return { name, text: `bug ${name} { ${body.join('  ')} }`, surfaces };
}

function unitOf(pick: Pick, { people, placed, loaded }: Known): keyof typeof AMOUNTS {
  if (people.rings.length > 0 && pick.chance(placed ? 0.5 : 0.9)) return 'user-hours';
  return loaded && pick.chance(0.6) ? 'requests' : 'server-hours';
}

function showings(pick: Pick, { racks, placed, people: { rings } }: Known): string[] {
  const verb = pick.chance(0.5) ? 'shows' : 'found';
  pick.says(verb);
  const lines: string[] = [];
  if (rings.length > 0 && (!placed || pick.chance(0.5))) {
    const some = pick.chance(0.4) ? `each of rings 1..${rings.length}` : `ring ${pick.int(1, rings.length)}`;
    pick.says(`${verb} at ${some.startsWith('ring') ? 'ring' : 'each of rings'}`);
    lines.push(`${verb} ${pick.of(['30%', '100%'])} at ${some}`);
    if (!placed || pick.chance(0.5)) return lines;
  }
  const level = pick.of(['cluster', 'cluster', 'region', 'rack', 'server']);
  if (level === 'rack' && !racks) lines.push(`${verb} 40% at cluster 1`);
  else lines.push(`${verb} ${pick.of(['30%', '100%'])} at ${level} ${pick.int(1, 2)}`);
  if (pick.chance(0.4)) {
    lines.push(`${pick.of(['shows', 'found'])} 30% at each of clusters 1..${pick.int(2, 4)}`);
    pick.says('at each of');
  }
  return lines;
}
