/** Small random machines with a bit of everything, and random fates for what they start. */
import type { Level, ZonedTime } from '@rollout/language';
import fc from 'fast-check';
import type { FleetNode } from '../fleet.ts';
import type { Machine } from '../machine.ts';
import type { Started } from '../work.ts';
import { bug, check, fixed, machineOf, node } from './build.ts';
import type { DriveOptions } from './drive.ts';
import { constraintsFor } from './random-constraints.ts';
import { fateOf } from './random-fates.ts';
import { bugOfPeople, FLAGS, somePeople } from './random-people.ts';
import { servicesFor } from './random-services.ts';
import { type ClusterAt, stagesFor } from './random-steps.ts';

const MINUTE = 60_000;

/** Where no start is told, a change lands in the first hours of the week. */
const LANDING = 180 * MINUTE;

export interface RandomRun {
  readonly machine: Machine;
  readonly options: DriveOptions;
}

/** Regions (class 0, 4, …) of clusters of racks of servers; upgrade domains in each cluster. */
const fleets = fc.array(
  fc.record({
    clusters: fc.integer({ min: 1, max: 3 }),
    racks: fc.integer({ min: 1, max: 3 }),
    servers: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 2 },
);

function fleetOf(regions: readonly { clusters: number; racks: number; servers: number }[]): FleetNode[] {
  return regions.map(({ clusters, racks, servers }, index) =>
    node(
      'region',
      `r${index}`,
      [
        node(
          'cluster',
          `c[${clusters}]`,
          [node('rack', `rack[${racks}]`, [node('server', `server[${servers}]`, [], { load: 1 + index / 4 })])],
          { upgradeDomains: 2 },
        ),
      ],
      { timezone: index === 0 ? 'Europe/Berlin' : null },
    ),
  );
}

/** Region by region. */
function clustersOf(regions: readonly { clusters: number; racks: number; servers: number }[]): ClusterAt[][] {
  let from = 0;
  return regions.map(({ clusters, racks, servers }) =>
    Array.from({ length: clusters }, () => {
      const first = from;
      from += racks * servers;
      return { from: first, to: from };
    }),
  );
}

const numbers = fc.record({
  seed: fc.integer({ min: 1, max: 1 << 30 }),
  retries: fc.integer({ min: 0, max: 2 }),
  item: fc.constantFrom<Level>('server', 'server', 'rack'),
  repair: fc.boolean(),
  outages: fc.boolean(),
  watched: fc.boolean(),
  downs: fc.boolean(),
  requests: fc.boolean(),
  metrics: fc.boolean(),
  incidents: fc.array(fc.record({ after: fc.nat(20), cluster: fc.nat(5) }), { maxLength: 2 }),
  start: fc.option(
    fc.constantFrom<ZonedTime>(
      { date: '2026-01-05', minute: 0, zone: 'UTC' },
      { date: '2026-03-29', minute: 50, zone: 'Europe/Berlin' },
    ),
  ),
});

export const randomRuns: fc.Arbitrary<RandomRun> = fleets.chain((sizes) => {
  const fleet = fleetOf(sizes);
  const regions = clustersOf(sizes);
  const clusters = regions.flat();
  return fc.tuple(servicesFor(regions), fc.option(somePeople, { freq: 4 })).chain(([{ services, areas }, people]) =>
    fc
      .record({
        stages: stagesFor(clusters, { areas: areas.length, users: people?.audience.users ?? null }),
        constraints: constraintsFor(clusters, fleet),
        numbers,
      })
      .map((random) => {
        const { seed, repair, outages, watched, downs, requests, metrics, item, retries } = random.numbers;
        const shows = [{ probability: 1, level: 'cluster' as const, from: 1, to: 9, found: seed % 2 === 0 }];
        const base = check(3);
        const watch = { ...base.watch, falseAlarm: { probability: 0.5, per: 1 } };
        const health = metrics ? { every: MINUTE, pass: 90, marginal: 70, moving: [0], metrics: [] } : null;
        const incidents = random.numbers.incidents.map(({ after, cluster }) => {
          const { from, to } = clusters[cluster % clusters.length] ?? { from: 0, to: 1 };
          // Not all of a cluster, if it has more than one server.
          const servers = [{ from, to: Math.max(from + 1, to - 1) }];
          return { text: 'at …', after: after * MINUTE, servers, lasts: fixed(MINUTE) };
        });
        const machine = machineOf({
          fleet,
          stages: random.stages,
          constraints: random.constraints,
          services,
          areas,
          ...(random.numbers.start === null ? { landing: LANDING } : { start: random.numbers.start }),
          ...(people === null ? {} : { audience: people.audience, flags: FLAGS }),
          watches: watched
            ? [
                { check: 0, stage: null },
                { check: 0, stage: 0 },
              ]
            : [],
          horizon: MINUTE,
          numbers: {
            deploy: { takes: fixed(MINUTE), per: item, fails: [], failedTakes: null, retries, readyAfter: 0 },
            rollback: { takes: fixed(MINUTE), per: item, fails: 0 },
            repair: repair ? { takes: fixed(MINUTE), per: 'server' } : null,
            bugs: [
              bug({
                unit: requests ? 'requests' : 'server-hours',
                downs: downs ? { digits: 3, scale: 1 } : null,
                behind: people?.behind ?? null,
              }),
              bug({ name: 'other', shows }),
              bugOfPeople(people),
            ],
            checks: [{ ...base, watch, health }],
            outages: outages ? [{ level: 'cluster', probability: 0.5, per: 1, lasts: fixed(2 * MINUTE) }] : [],
            incidents,
          },
        });
        const bugs = [
          {
            there: seed % 3 > 0,
            surfacesAt: (seed % 50) * (requests ? 100 : MINUTE),
            watched: machine.watches.map((_, i) => (i + (seed % 5)) * MINUTE),
          },
          { there: seed % 7 > 1, showsAt: [1 + (seed % 4)], watched: machine.watches.map(() => null) },
          {
            there: seed % 5 > 0,
            surfacesAt: seed % 2 === 0 ? (seed % 1000) * 30 * MINUTE : null,
            showsAt: people === null ? [] : [seed % 4 === 0 ? null : 1 + (seed % 2)],
            watched: machine.watches.map((_, i) => (i + (seed % 6)) * MINUTE),
          },
        ];
        const lands = machine.landing === 0 ? 0 : seed % machine.landing;
        const luck = { lands, fastTrack: seed % 11 === 0 };
        const options = {
          bugs,
          ...luck,
          fate: (work: Started, now: number) => withMetrics(metrics, fateOf(seed, work, now)),
        };
        return { machine: retiringGreen(machine), options };
      }),
  );
});

/** Verdicts are for checks with metrics. */
function withMetrics(metrics: boolean, { verdicts, ...fate }: ReturnType<typeof fateOf>): ReturnType<typeof fateOf> {
  return metrics && verdicts !== undefined ? { ...fate, verdicts } : fate;
}

/** Blue is retired for all green steps of the stage, or for those of the plan. */
function retiringGreen(machine: Machine): Machine {
  const green = (stage: number | null): number[] =>
    machine.steps.flatMap((step, index) =>
      step.kind === 'deploy' && step.green && (stage === null || step.stage === stage) ? [index] : [],
    );
  const steps = machine.steps.map((step, index) =>
    step.kind === 'retire' ? { ...step, deploys: green(index % 2 === 0 ? step.stage : null) } : step,
  );
  return { ...machine, steps };
}
