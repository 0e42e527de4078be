/** The numbers of what a plan deploys to: its fleet, its services, its users. */
import type { FleetNode, Machine } from '@rollout/compiler';
import { counted } from '../../../../text/counted.ts';
import { formatCount, formatNumber, formatPercent } from '../../../../text/number.ts';
import type { NumberGroup, NumberRow } from './number-rows.ts';

export function fleetGroups({ fleet, services, audience }: Machine): NumberGroup[] {
  return [
    { title: `Fleet ${fleet.name}`, rows: fleetRows(fleet) },
    ...services.map(({ name, load, headroom, per }) => ({
      title: `Service ${name}`,
      rows: [
        row(
          `service ${name} load`,
          'requests a second',
          load === null
            ? 'not known'
            : `${formatNumber(load.requestsPerSecond)}${load.profile === null ? '' : ' on average, by the hour of the week'}`,
        ),
        row(
          `service ${name} headroom`,
          'can carry, beyond its ordinary load',
          headroom === null ? 'not known' : formatPercent(headroom.digits / 10 ** headroom.scale),
        ),
        ...(headroom === null && load === null
          ? []
          : [
              row(
                `service ${name} headroom`,
                'what is down hands its load to',
                per === null ? 'all others' : `the others in its ${per}`,
              ),
            ]),
      ],
    })),
    ...(audience === null
      ? []
      : [
          {
            title: `Audience ${audience.name}`,
            rows: [
              row(`audience ${audience.name}`, 'users', formatCount(audience.users)),
              ...audience.rings.map(({ name, users }, index) =>
                row(
                  `audience ${audience.name} ring ${name}`,
                  `ring ${name}`,
                  `${formatCount(users - (audience.rings[index - 1]?.users ?? 0))} users`,
                ),
              ),
            ],
          },
        ]),
  ];
}

const row = (key: string, name: string, value: string): NumberRow => ({ key, name, value, evidence: null });

function fleetRows({ name, servers, nodes }: Machine['fleet']): NumberRow[] {
  if (servers === 0) return [];
  const key = `topology ${name}`;
  const all = nodes.flatMap((node) => below(node, 1));
  const levels = [...new Set(all.map(({ node }) => node.level))].filter((level) => level !== 'server');
  const fails = all.flatMap(({ node }) => node.fails ?? []);
  const loads = all.flatMap(({ node }) => node.load ?? []);
  const [least, most] = [Math.min(...loads), Math.max(...loads)];
  return [
    row(key, 'servers', formatCount(servers)),
    ...levels.map((level) => {
      const count = all.reduce((sum, { node, times }) => sum + (node.level === level ? times : 0), 0);
      return row(key, `${level}s`, formatCount(count));
    }),
    ...(fails.length === 0
      ? []
      : [
          row(
            key,
            'places with a chance of their own that an attempt fails',
            `${counted(fails.length, 'place')}: ${rangeOf(fails, formatPercent)}`,
          ),
        ]),
    row(
      key,
      'load of a server, 1 being the fleet’s mean',
      loads.length === 0 || least === most ? 'all alike' : `${formatNumber(least)} to ${formatNumber(most)}`,
    ),
  ];
}

interface Below {
  readonly node: FleetNode;
  /** How many of it there are in all. */
  readonly times: number;
}

function below(node: FleetNode, times: number): Below[] {
  const all = times * node.count;
  return [{ node, times: all }, ...node.nodes.flatMap((each) => below(each, all))];
}

function rangeOf(values: readonly number[], format: (value: number) => string): string {
  const [least, most] = [format(Math.min(...values)), format(Math.max(...values))];
  return least === most ? least : `${least} to ${most}`;
}
