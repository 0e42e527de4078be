/** Areas, services, and what meters count of their loads. */
import type { Layout, Machine } from '@rollout/compiler';
import { intAt, itemAt, numberAt } from '../elements.ts';
import type { Area, LoadGroup, Meter, Service } from '../state/index.ts';

export function buildAreas(machine: Machine, layout: Layout): Area[] {
  return machine.areas.map(
    ({ service, shifted }, index): Area => ({
      index,
      service: service ?? -1,
      load: itemAt(layout.areas, index).load,
      shifted,
      cells: itemAt(layout.areas, index).cells,
      groups: [],
      shifts: [],
      canaries: [],
      keeps: -1,
      returned: -1,
      share: shifted ? 0 : -1,
      fresh: 0,
      arrived: 0,
      leaves: false,
      freshUp: 0,
      oldDown: 0,
      replaced: 0,
      stale: false,
    }),
  );
}

export function buildServices(machine: Machine, layout: Layout, areas: readonly Area[]): Service[] {
  return machine.services.map(({ load }, index) => {
    const laid = itemAt(layout.services, index);
    const service: Service = {
      index,
      load: laid.load,
      capacity: laid.capacity ?? 0,
      requestsPerSecond: load?.requestsPerSecond ?? 0,
      profile: load?.profile ?? null,
      groups: [],
      turns: [],
      turn: 0,
      factor: 1,
      stale: false,
      peak: 0,
      peakGroup: -1,
      peakAtRest: 0,
      groupAtRest: -1,
    };
    for (let number = 0; number < laid.groups; number++) {
      const area = intAt(laid.groupArea, number);
      const group: LoadGroup = {
        service,
        number,
        load: numberAt(laid.groupLoad, number),
        area: area < 0 ? null : itemAt(areas, area),
        oldDown: 0,
        freshUp: 0,
        placedUp: 0,
        fresh: 0,
        replaced: 0,
        stale: false,
      };
      service.groups.push(group);
      group.area?.groups.push(group);
    }
    return service;
  });
}

/** In which of a meter's sums a cell counts. */
export function binOf({ areaOf, serviceOf, areas }: Layout, cell: number): number {
  const area = intAt(areaOf, cell);
  return area >= 0 ? area : areas.length + 1 + intAt(serviceOf, cell);
}

/** Those in requests count what the new servers of services see; the others load and time. */
export function createMeter(machine: Machine, inRequests: boolean): Meter {
  const { areas, services } = machine;
  const sums = new Float64Array(areas.length + 1 + services.length);
  return { inRequests, sums, ups: new Float64Array(areas.length), amount: 0, since: 0, rate: 0, stale: false };
}

/** A meter of what waits for evidence ask for; null: none does. */
export function requestsMeter(machine: Machine): Meter | null {
  const asks = machine.steps.some((step) => step.kind === 'wait' && step.evidence !== null);
  return asks ? createMeter(machine, true) : null;
}
