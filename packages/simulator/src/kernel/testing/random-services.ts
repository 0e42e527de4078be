import type { Pick } from './pick.ts';
import type { RandomTopology } from './random-topology.ts';

export interface RandomServices {
  readonly text: string;
  /** What follows the plan's name. */
  readonly header: string;
  /** Some of them have a load. */
  readonly loaded: boolean;
  /** What they read. */
  readonly files: Readonly<Record<string, string>>;
}

const HOURS = ['hour,factor', ...Array.from({ length: 24 }, (_, hour) => `${hour},${[0.3, 1, 1, 1.7][hour % 4]}`)];

export const NO_SERVICES: RandomServices = { text: '', header: '', loaded: false, files: {} };

/** None, one on the whole fleet, or one on the first region and one on the others. */
export function randomServices(pick: Pick, { regions, racks }: RandomTopology): RandomServices {
  const files: Record<string, string> = {};
  let loaded = false;
  const service = (name: string, more: readonly string[]): string => {
    const body = [...more];
    if (pick.chance(0.8)) {
      loaded = true;
      let load = `load ${pick.of(['1', '10', '200'])} requests/s`;
      if (pick.chance(0.35)) {
        files['hours.csv'] = `${HOURS.join('\n')}\n`;
        load += ' from "hours.csv"';
        pick.says('load by the hour');
        if (pick.chance(0.4)) load += ` in "${pick.of(['Asia/Kolkata', 'America/New_York'])}"`;
      }
      body.push(load);
      pick.says('load');
    }
    if (pick.chance(0.6)) {
      const per = pick.chance(0.4) ? ` per ${pick.of(['region', 'cluster', ...(racks ? ['rack'] : [])])}` : '';
      body.push(`headroom ${pick.of(['20%', '400%', '2000%', '5000%'])}${per}`);
      pick.says(per === '' ? 'headroom' : 'headroom per level');
    }
    return `service ${name} { ${body.join('  ')} }`;
  };
  if (!pick.chance(0.6)) return NO_SERVICES;
  pick.says('service');
  const [first, ...others] = regions.map(({ place }) => place);
  if (first === undefined || others.length === 0 || pick.chance(0.4))
    return { text: service('web', []), header: ' of web', loaded, files };
  pick.says('several services');
  // Most stages take the regions in order.
  const needing = pick.chance(0.2) ? first : null;
  const lines = [
    service('web', [`runs on ${first}`, ...(first === needing ? needs(pick, 'db') : [])]),
    service('db', [`runs on ${others.join(', ')}`, ...(first === needing ? [] : needs(pick, 'web'))]),
  ];
  return { text: lines.join('\n'), header: ' of web, db', loaded, files };
}

function needs(pick: Pick, service: string): string[] {
  if (!pick.chance(0.7)) return [];
  pick.says('needs');
  return [`needs ${service}`];
}
