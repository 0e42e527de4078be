import type { Pick } from './pick.ts';
import { ZONES } from './zones.ts';

/** A place that steps and constraints can name. */
export interface Scope {
  readonly place: string;
  readonly clusters: number;
  readonly racks: boolean;
  readonly domains: boolean;
}

export interface RandomTopology {
  readonly text: string;
  readonly regions: readonly Scope[];
  /** Names that stand for clusters, each for those of one entry. */
  readonly clusters: readonly string[];
  readonly datacenters: boolean;
  readonly zones: boolean;
  /** Every cluster has racks. */
  readonly racks: boolean;
  readonly servers: number;
}

/** A plan of people alone has none. */
export const NOWHERE: RandomTopology = {
  text: '',
  regions: [],
  clusters: [],
  datacenters: false,
  zones: false,
  racks: false,
  servers: 0,
};

/** One to three regions, small: what counts are the levels, not the servers. */
export function randomTopology(
  pick: Pick,
  constraints: (of: Omit<RandomTopology, 'text'>) => string[],
): RandomTopology {
  const lines: string[] = [];
  const clusters: string[] = [];
  const regions: Scope[] = [];
  const racks = pick.chance(0.5);
  const zones = pick.chance(0.25);
  const datacenters = pick.chance(0.35);
  const perCluster = pick.of([1, 2, 3, 4, 6]);
  const labelled = pick.chance(0.6);
  let servers = 0;
  const traffic = pick.chance(0.25) ? pick.int(1, 3) : 0;

  const cluster = (region: number, index: number, indent: string, domains: boolean): number => {
    const count = pick.chance(0.35) ? 2 : 1;
    const name = `c${region}${'abcd'[index] ?? 'e'}`;
    clusters.push(name);
    const body: string[] = [];
    if (labelled && pick.chance(0.7)) body.push(`label hw = ${pick.of(['gen6', 'gen7'])}`);
    if (labelled) body.push(`label wave = ${pick.int(1, 3)}`);
    if (!domains && pick.chance(0.2)) {
      body.push(`upgradeDomains ${pick.int(2, 3)}`);
      pick.says('upgradeDomains');
    }
    if (pick.chance(0.15)) {
      body.push(`fails ${pick.of(['10%', '30%'])}`);
      pick.says('node fails');
    }
    if (pick.chance(0.1)) {
      body.push(
        pick.of(['maxDown 50%, 100% in rollback', 'maxDown 1 servers', racks ? 'maxDown 1 racks' : 'maxDown 70%']),
      );
      pick.says('a constraint of a node');
    }
    const size = perCluster + pick.int(0, 1);
    if (racks) {
      const rackFails = pick.chance(0.25) ? 'fails 20%  ' : '';
      if (rackFails !== '') pick.says('node fails');
      const k = pick.int(1, 3);
      body.push(`rack[${k}] { ${rackFails}server[${Math.min(size, 3)}] }`);
      servers += count * k * Math.min(size, 3);
    } else {
      const serverFails = pick.chance(0.15) ? ' { fails 15% }' : '';
      if (serverFails !== '') pick.says('node fails');
      body.push(`server[${size}]${serverFails}`);
      servers += count * size;
    }
    lines.push(`${indent}cluster ${name}${count > 1 ? `[${count}]` : ''} { ${body.join('  ')} }`);
    return count;
  };

  const regionCount = pick.int(1, 3);
  for (let region = 1; region <= regionCount; region++) {
    lines.push(`  region r${region} {`);
    const domains = pick.chance(0.5);
    if (domains) {
      lines.push(`    upgradeDomains ${pick.int(2, 4)}`);
      pick.says('upgradeDomains');
    }
    if (pick.chance(0.35)) {
      lines.push(`    timezone "${pick.of(ZONES)}"`);
      pick.says('timezone');
    }
    if (labelled) lines.push(`    label tier = ${pick.of(['pilot', 'broad'])}`);
    if (traffic === region) {
      lines.push(`    traffic ${pick.of(['50%', '33.3%', '12.5%'])}`);
      pick.says('traffic');
    }
    if (pick.chance(0.12)) {
      lines.push('    fails 20%');
      pick.says('node fails');
    }
    if (pick.chance(0.15)) {
      const limits = [
        'maxDown 50%',
        'exclusive clusters',
        'maxParallel 1 clusters',
        'maxDown 1 clusters',
        'maxDown 50% per cluster',
      ];
      lines.push(`    ${pick.of(limits)}`);
      pick.says('a constraint of a node');
    }
    let count = 0;
    const inner = pick.int(1, 3);
    let index = 0;
    const clustersIn = (indent: string, n: number) => {
      for (let i = 0; i < n; i++) count += cluster(region, index++, indent, domains);
    };
    if (zones || datacenters) {
      const level = zones ? 'zone' : 'datacenter';
      const groups = pick.int(1, 2);
      for (let group = 1; group <= groups; group++) {
        const name = `${level[0] ?? ''}${region}${group}`;
        lines.push(`    ${level} ${name} {`);
        if (zones && datacenters) {
          lines.push(`      datacenter d${region}${group} {`);
          clustersIn('        ', pick.int(1, 2));
          lines.push('      }');
        } else clustersIn('      ', pick.int(1, 2));
        lines.push('    }');
      }
    } else clustersIn('    ', inner);
    lines.push('  }');
    regions.push({ place: `r${region}`, clusters: count, racks, domains });
  }
  const partial = { regions, clusters, datacenters, zones, racks, servers };
  const text = ['topology fleet {', ...lines, ...constraints(partial).map((line) => `  ${line}`), '}'].join('\n');
  return { text, ...partial };
}
