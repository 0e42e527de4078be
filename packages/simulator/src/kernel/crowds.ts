/**
 * Units of a step that one limit holds all at once: of tens of thousands that wait while it is full, none need be asked each time that something
 * happens in one that runs.
 */
import { bindsIn } from './batch-parts.ts';
import { itemAt } from './elements.ts';
import type { DownGroup, Lane, LaneGroup } from './limits.ts';
import type { Crowd, Step, Unit } from './state/index.ts';

/** Asking as few as these one by one costs nothing. */
const FEW = 32;

/** Of steps that are all there, with their units in order. */
export function noteCrowds(steps: readonly Step[], units: readonly Unit[]): void {
  if (steps.every(({ units: own }) => own.length < FEW)) return;
  const owners = ownersOf(units);
  for (const step of steps) {
    if (step.units.length < FEW) continue;
    step.crowds = [...inLanes(step, owners), ...inDownGroups(step)];
  }
}

/** By lane the unit that it is worked on by alone, its block included; null: there are several. */
function ownersOf(units: readonly Unit[]): ReadonlyMap<Lane, Unit | null> {
  const owners = new Map<Lane, Unit | null>();
  // A unit comes before those in its block.
  for (const unit of units) {
    for (const lane of unit.lanes) {
      const owner = owners.get(lane);
      if (owner === undefined) owners.set(lane, unit);
      else if (owner !== null && !isWithin(unit, owner)) owners.set(lane, null);
    }
  }
  return owners;
}

function isWithin(inner: Unit, outer: Unit): boolean {
  for (let unit: Unit | null = inner; unit !== null; unit = unit.step.within) if (unit === outer) return true;
  return false;
}

/** While as many nodes are worked on as may be, one in which nothing runs yet has to wait: so does whoever works there alone. */
function inLanes({ stage, units }: Step, owners: ReadonlyMap<Lane, Unit | null>): Crowd[] {
  const groups = new Set(units[0]?.lanes.map(({ group }) => group));
  return [...groups].flatMap((group) => {
    if (!bindsIn(group.stage, stage.index)) return [];
    const isHeld = (unit: Unit): boolean =>
      unit.lanes.some((lane) => lane.group === group && owners.get(lane) === unit);
    return crowd(units, isHeld, { kind: 'lanes', group });
  });
}

function inDownGroups({ green, stage, units }: Step): Crowd[] {
  const [first] = units;
  if (first === undefined || green || first.rolling) return [];
  return first.commonGroups.flatMap((group) => {
    if (!bindsIn(group.stage, stage.index)) return [];
    return crowd(units, ({ commonGroups }) => commonGroups.includes(group), { kind: 'down', group });
  });
}

type Limit =
  | { readonly kind: 'lanes'; readonly group: LaneGroup }
  | { readonly kind: 'down'; readonly group: DownGroup };

/** None, if the limit leaves too many out. */
function crowd(units: readonly Unit[], isHeld: (unit: Unit) => boolean, limit: Limit): Crowd[] {
  const others: number[] = [];
  for (let place = 0; place < units.length; place++) {
    if (isHeld(itemAt(units, place))) continue;
    others.push(place);
    if (others.length > units.length / 2) return [];
  }
  return [{ ...limit, others }];
}

/** The place of the next unit of the step, from there on, that no such limit holds now. */
export function nextFree({ crowds, units }: Step, from: number): number {
  let next = from;
  for (let i = 0; i < crowds.length; i++) {
    const one = itemAt(crowds, i);
    if (isFull(one)) next = placeFrom(one.others, next) ?? units.length;
  }
  return next;
}

function isFull(one: Crowd): boolean {
  return one.kind === 'lanes' ? one.group.busy >= one.group.most : one.group.down >= one.group.forward;
}

/** The first of ascending places that is not before one; undefined: all are. */
export function placeFrom(places: readonly number[], from: number): number | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemAt(places, middle) < from) low = middle + 1;
    else high = middle;
  }
  return places[low];
}
