/** How fast exposure to bugs grows, and what the new servers see of requests. */
import { itemAt, numberAt } from './elements.ts';
import type { Area, Kernel, Meter, Service } from './state/index.ts';

/** What the meter's rate is now, a millisecond. */
export function rateOf(kernel: Kernel, meter: Meter): number {
  if (!meter.inRequests) return sumOf(kernel, meter);
  let rate = 0;
  for (const service of kernel.services) {
    const { load, requestsPerSecond, factor } = service;
    if (requestsPerSecond === 0 || load === 0) continue;
    const perLoad = (requestsPerSecond * factor) / load / 1000;
    rate += perLoad * carriedBy(kernel, meter, service);
  }
  return rate;
}

/** The load that new servers carry, as far as the meter counts it. */
export function sumOf({ areas, services }: Kernel, { sums, ups }: Meter): number {
  if (sums.length === 1) return numberAt(sums, 0);
  return addAreas(areas, ups, sumOfRest(areas, sums, services.length), null);
}

/** Likewise of one service. */
export function carriedBy({ areas }: Kernel, { sums, ups }: Meter, service: Service): number {
  let sum = numberAt(sums, areas.length + 1 + service.index);
  for (const area of areas) {
    if (area.share < 0 && area.service === service.index) sum += numberAt(sums, area.index);
  }
  return addAreas(areas, ups, sum, service);
}

/** What is in no area that has a share: exact, whatever the order. */
function sumOfRest(areas: readonly Area[], sums: Float64Array, services: number): number {
  let sum = 0;
  for (const { index, share } of areas) if (share < 0) sum += numberAt(sums, index);
  for (let i = 0; i <= services; i++) sum += numberAt(sums, areas.length + i);
  return sum;
}

/** Adds what is seen in areas (of the service) that have a share, in their order. */
function addAreas(areas: readonly Area[], ups: Float64Array, from: number, service: Service | null): number {
  let rate = from;
  for (let i = 0; i < areas.length; i++) {
    const { share, load, fresh, leaves, service: own } = itemAt(areas, i);
    if (share < 0 || (service !== null && own !== service.index)) continue;
    // Of those that are left while others go back none carries more than its ordinary load.
    if (leaves && share * load >= fresh) rate += numberAt(ups, i);
    else if (fresh !== 0) rate += share * load * (numberAt(ups, i) / fresh);
  }
  return rate;
}

/** Settles the meter if this is another rate than it had. Whether it is. */
export function settleMeter(kernel: Kernel, meter: Meter, rate: number): boolean {
  meter.stale = false;
  if (rate === meter.rate) return false;
  meter.amount += meter.rate * (kernel.now - meter.since);
  meter.since = kernel.now;
  meter.rate = rate;
  return true;
}

/** Its amount at this instant. */
export function amountOf(kernel: Kernel, { amount, rate, since }: Meter): number {
  return amount + rate * (kernel.now - since);
}

/** When its amount will be so much, as things stand: in the past, perhaps. Infinity: never. */
export function reaches({ amount, rate, since }: Meter, wanted: number): number {
  if (amount >= wanted) return since;
  return rate === 0 ? Number.POSITIVE_INFINITY : since + Math.ceil((wanted - amount) / rate);
}

export function resetMeter(meter: Meter): void {
  meter.sums.fill(0);
  if (meter.ups.length > 0) meter.ups.fill(0);
  meter.amount = 0;
  meter.since = 0;
  meter.rate = 0;
  meter.stale = false;
}
