/** Random services and the areas in which their traffic is shifted. */
import type { Level } from '@rollout/language';
import fc from 'fast-check';
import type { Area, MachineService } from '../services.ts';
import { area, load, service } from './build.ts';
import type { ClusterAt } from './random-steps.ts';

export interface RandomServices {
  readonly services: readonly MachineService[];
  readonly areas: readonly Area[];
}

/** Loads by the hour are whole numbers of quarters, so that some hours are alike. */
const factors = fc.array(
  fc.nat(8).map((quarters) => quarters / 4),
  { minLength: 168, maxLength: 168 },
);

type Details = Pick<MachineService, 'load' | 'headroom' | 'per'>;

const details: fc.Arbitrary<Details> = fc.record({
  load: fc.option(
    fc.tuple(fc.integer({ min: 0, max: 20 }), fc.option(factors)).map(([requests, hours]) => load(requests, hours)),
  ),
  headroom: fc.option(fc.integer({ min: 0, max: 100 }).map((digits) => ({ digits, scale: 2 }))),
  per: fc.option(fc.constantFrom<Level>('region', 'cluster', 'rack')),
});

/** None, one for all, or one a region; and in each region an area, perhaps, of some of its clusters. */
export function servicesFor(regions: readonly (readonly ClusterAt[])[]): fc.Arbitrary<RandomServices> {
  const clusters = regions.flat();
  const all = (more: Partial<Details>): MachineService =>
    service(0, 0, { ...more, servers: clusters.map(({ from, to }) => ({ from, to })) });
  const services = fc.oneof(
    fc.constant([]),
    details.map((more) => [all(more)]),
    fc
      .tuple(...regions.map(() => details))
      .map((each) =>
        regions.map((own, index) => ({ ...all(each[index] ?? {}), name: `s${index}`, servers: [...own] })),
      ),
  );
  const areas = fc.tuple(
    ...regions.map((own) =>
      fc.option(fc.record({ servers: fc.subarray([...own], { minLength: 1 }), shifted: fc.boolean() })),
    ),
  );
  return fc.record({ services, areas }).map((random) => ({
    services: random.services,
    areas: random.areas.flatMap((own, index) => {
      const of = random.services.length === 0 ? null : random.services.length === 1 ? 0 : index;
      return own === null ? [] : [area(0, 0, { ...own, name: `a${index}`, service: of })];
    }),
  }));
}
