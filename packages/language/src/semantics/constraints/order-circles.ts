/** `order` sentences that no plan could keep, because something would have to come before itself. */

import { addTo } from '../../grouping.ts';
import type { Location } from '../../program/index.ts';
import { circleFrom } from '../circles.ts';
import { rangesOfSets, rangesOverlap, type ServerRange } from '../fleet/index.ts';
import { placeMessages } from '../messages/places.ts';
import type { Report } from '../report.ts';
import type { OrderedPlaces } from './ordered-places.ts';
import { placeName } from './place-name.ts';
import { runsOf } from './runs.ts';

/** All of `before` is done before any of `after`. */
interface Edge {
  readonly before: string;
  readonly after: string;
  readonly from: readonly ServerRange[];
  readonly to: readonly ServerRange[];
  readonly location: Location;
}

/**
 * Reports the circles among all `order` sentences that hold together. One pair leads to another where what comes
 * after in the first shares servers with what comes before in the second; that is exact for sentences without `per`.
 * Sentences are compared only with those that have the same `per` and stand in the same node, and, with a `per`, only
 * where they name the same places: then what is reported is a circle wherever both sentences mean anything.
 */
export function reportOrderCircles(report: Report, orders: readonly OrderedPlaces[]): void {
  const scopes = new Map<string, OrderedPlaces[]>();
  for (const order of orders) {
    const key = JSON.stringify([order.per, order.within]);
    addTo(scopes, key, order);
  }
  for (const scope of scopes.values()) reportCirclesOf(report, scope);
}

function reportCirclesOf(report: Report, orders: readonly OrderedPlaces[]): void {
  const places = orders.flatMap((order) => order.places);
  const samePlacesOnly = orders.some(({ per }) => per !== null);
  // Every pair is compared.
  if (!report.spend(places.length * (samePlacesOnly ? places.length : runsOf(places)))) return;
  const edges = orders.flatMap(edgesOf);
  const leadsTo = (a: Edge, b: Edge) => (samePlacesOnly ? a.after === b.before : rangesOverlap(a.to, b.from));
  const next = edges.map((edge) => edges.flatMap((other, i) => (leadsTo(edge, other) ? [i] : [])));
  const done = new Set<number>();
  for (const start of edges.keys()) {
    if (done.has(start)) continue;
    const circle = circleFrom(start, next, done);
    if (circle === null) continue;
    const names = circle.map((i) => edges[i]?.before ?? '');
    const closing = edges[circle.at(-1) ?? start];
    if (closing === undefined) continue;
    const place = closing.after;
    const others = names.filter((name) => name !== place);
    report.add(placeMessages.create('order-circle', { place, others }, closing.location));
  }
}

function edgesOf({ places, per }: OrderedPlaces): readonly Edge[] {
  const ranges = places.map(({ sets }) => (per === null ? rangesOfSets(sets) : []));
  return places.slice(1).map((after, i) => {
    const before = places[i] ?? after;
    const { location } = after.place;
    const names = { before: placeName(before.place), after: placeName(after.place) };
    return { ...names, from: ranges[i] ?? [], to: ranges[i + 1] ?? [], location };
  });
}
