/** Orders that follow from what services need: the units of one that is needed go first. */
import type { Located } from '@rollout/language';
import { rangesOf } from '../fleet/server-set.ts';
import type { Ordering } from '../machine/constraints.ts';
import type { Build } from '../steps/build.ts';

/** Where such an order is from: the service that needs another. */
export interface ServiceNeeds extends Located {
  readonly kind: 'needs';
  readonly service: string;
  readonly needed: string;
}

export interface NeededFirst {
  readonly ordering: Ordering;
  readonly source: ServiceNeeds;
}

/** One order for each service of the plan and each other one of the plan that it needs. */
export function neededFirst({ services }: Pick<Build, 'services'>): readonly NeededFirst[] {
  return services.flatMap((service) =>
    service.needs.flatMap((needed): NeededFirst[] => {
      const other = services.find(({ name }) => name === needed);
      if (other === undefined || other === service) return [];
      const sets = [other, service].map(({ name, servers }) => ({ name, servers: servers.flatMap(rangesOf) }));
      const text = `${service.name} needs ${needed}`;
      return [
        {
          ordering: { text, scope: { kind: 'plan' }, within: null, sets, per: null },
          source: { kind: 'needs', service: service.name, needed, location: service.location },
        },
      ];
    }),
  );
}
