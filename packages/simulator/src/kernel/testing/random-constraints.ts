import type { Pick } from './pick.ts';
import { randomWindows } from './random-calendar.ts';
import type { RandomTopology } from './random-topology.ts';

type Fleet = Omit<RandomTopology, 'text'>;

const apart = (pick: Pick): string => {
  if (!pick.chance(0.4)) return '';
  pick.says('apart');
  return ` at least ${pick.of(['5m', '10m', '1h'])} apart`;
};

function maxDown(pick: Pick, fleet: Fleet): string {
  const per = pick.of(['', '', ' per region', ' per cluster', fleet.racks ? ' per rack' : ' per cluster']);
  pick.says(per === '' ? 'maxDown of the fleet' : 'maxDown per level');
  const percent = per === ' per rack' || per === ' per cluster' ? ['50%', '70%', '100%'] : ['30%', '50%', '75%'];
  let amount = pick.of(percent);
  if (pick.chance(0.25)) {
    amount = `${pick.int(1, 3)} servers`;
    pick.says('maxDown of servers');
  } else if (per !== ' per rack' && pick.chance(0.35)) {
    const levels =
      per === ' per cluster'
        ? ['racks']
        : per === ' per region'
          ? ['clusters', 'racks']
          : ['clusters', 'racks', 'regions'];
    const level = pick.of(
      levels
        .filter((candidate) => candidate !== 'racks' || fleet.racks)
        .concat(per === ' per cluster' ? [] : ['clusters'])
        .concat(per === ' per cluster' && !fleet.racks ? ['servers'] : []),
    );
    amount = `${pick.int(1, 2)} ${level}`;
    pick.says('maxDown of nodes');
  }
  const back = pick.chance(0.3) ? `, ${pick.of(['80%', '100%', '2 servers'])} in rollback` : '';
  if (back !== '') pick.says('maxDown in rollback');
  const up = amount.endsWith('%') && pick.chance(0.3) ? ' rounded up' : '';
  if (up !== '') pick.says('maxDown rounded up');
  return `maxDown ${amount}${up}${per}${back}`;
}

function exclusive(pick: Pick, fleet: Fleet): string {
  const choice = pick.int(1, 4);
  if (choice === 1) {
    const level = pick.of(['regions', 'clusters']);
    pick.says('exclusive level');
    return `exclusive ${level}${apart(pick)}`;
  }
  if (choice === 2) {
    pick.says('exclusive level per level');
    return `exclusive clusters per ${pick.of(['region', ...(fleet.datacenters ? ['datacenter'] : []), ...(fleet.zones ? ['zone'] : [])])}${apart(pick)}`;
  }
  if (choice === 3) {
    const places =
      fleet.regions.length > 1 && pick.chance(0.5) ? fleet.regions.map((region) => region.place) : fleet.clusters;
    if (places.length < 2) return `exclusive regions${apart(pick)}`;
    pick.says('exclusive places');
    return `exclusive ${places.slice(0, pick.int(2, Math.min(3, places.length))).join(', ')}${apart(pick)}`;
  }
  if (fleet.regions.length < 2) return `exclusive regions${apart(pick)}`;
  pick.says('exclusive groups');
  return `exclusive (all clusters in r1), (all clusters in ${fleet.regions
    .slice(1)
    .map((region) => region.place)
    .join(', ')})${apart(pick)}`;
}

function order(pick: Pick, fleet: Fleet): string[] {
  const perRegion = pick.chance(0.4);
  if (fleet.regions.length > 1 && !perRegion) {
    pick.says('order');
    return [`order ${fleet.regions.map((region) => region.place).join(', ')}`];
  }
  const [first, second] = fleet.clusters;
  if (first === undefined || second === undefined) return [];
  pick.says('order');
  if (perRegion) pick.says('order per level');
  return [`order ${first}, ${second}${perRegion ? ' per region' : ''}`];
}

export function randomSurge(pick: Pick, fleet: Fleet): string {
  const per = pick.of(['', '', ' per region', ' per cluster', fleet.racks ? ' per rack' : ' per cluster']);
  const amount = pick.of(['25%', '50%', '100%', '1 server', '2 servers', '10 servers']);
  const up = amount.endsWith('%') && pick.chance(0.4) ? ' rounded up' : '';
  if (up !== '') pick.says('maxSurge rounded up');
  pick.says(per === '' ? 'maxSurge of the fleet' : 'maxSurge per level');
  return `maxSurge ${amount}${up}${per}`;
}

/** Up to three of them, for a fleet, a plan or a stage. */
export function randomConstraints(pick: Pick, fleet: Fleet, where: 'fleet' | 'plan' | 'stage'): string[] {
  const lines: string[] = [];
  const likelihood = where === 'plan' ? 1 : 0.45;
  if (pick.chance(0.6 * likelihood)) {
    lines.push(maxDown(pick, fleet));
    if (pick.chance(0.4)) lines.push(maxDown(pick, fleet));
    if (where === 'stage') pick.says('a limit of a stage');
  }
  if (pick.chance(0.4 * likelihood)) lines.push(randomSurge(pick, fleet));
  lines.push(...randomWindows(pick, fleet, likelihood));
  if (pick.chance(0.35 * likelihood)) lines.push(exclusive(pick, fleet));
  if (pick.chance(0.2 * likelihood)) lines.push(...order(pick, fleet));
  if (pick.chance(0.25 * likelihood)) {
    const per = pick.chance(0.4) ? ' per region' : '';
    pick.says(per === '' ? 'maxParallel' : 'maxParallel per level');
    lines.push(
      `maxParallel ${pick.int(1, 2)} ${per === '' ? pick.of(['clusters', 'regions', ...(fleet.racks ? ['racks'] : [])]) : 'clusters'}${per}`,
    );
  }
  if (pick.chance(0.25 * likelihood)) {
    pick.says('maxRate');
    lines.push(`maxRate ${pick.int(2, 8)} servers per ${pick.of(['minute', 'hour'])}`);
  }
  return lines;
}
