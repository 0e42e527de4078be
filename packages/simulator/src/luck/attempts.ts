/**
 * How long the slowest of many alike items takes, and which of them fail, without a draw for each.
 *
 * Items are counted in slots (a cell's servers, or one item coarser than a server). Every attempt of an item takes a time of
 * its own; a failed one takes the time of `failed` if there is one, else as long as any. So the total of an item that
 * succeeds at its a-th attempt is a sum of a times, whatever its slot, and the slowest of those is the greatest of as many
 * independent sums. The slowest item is the slowest of these classes.
 */
import { type AttemptTimes, drawBinomial, slowestSum } from '../distributions/index.ts';
import { nextUniform, skipUniforms, type UniformSource } from '../random/draw.ts';

/** The times of one attempt, and how many there are, the first one included. */
export interface AttemptLaw {
  readonly times: AttemptTimes;
  readonly attempts: number;
}

/** Slots of the batch in hand, in arrays that are reused from batch to batch. */
export interface Slots {
  count: number;
  /** Items of the slot that still have to be tried; at the end, those that stay failed. */
  readonly left: Int32Array;
  /** Chance that an attempt of one of its items fails, by causes of the item's own. */
  readonly chance: Float64Array;
  /** 1: the attempt in hand fails for all items of the slot. */
  readonly forced: Uint8Array;
  /** For the drawing alone; all 0 between draws. */
  readonly chosen: Int32Array;
}

export function emptySlots(most: number): Slots {
  return {
    count: 0,
    left: new Int32Array(most),
    chance: new Float64Array(most),
    forced: new Uint8Array(most),
    chosen: new Int32Array(most),
  };
}

const leftAt = (slots: Slots, i: number): number => slots.left[i] as number; // in range: callers stay below `count`
const chanceAt = (slots: Slots, i: number): number => slots.chance[i] as number; // as above

/** Hears what comes of a batch's items, for whoever wants to see them one by one. */
export interface AttemptRecorder {
  /** The batch begins, with all its items in `slots.left`. */
  begin(slots: Slots): void;
  /**
   * Items that came to one end after `failures` failed attempts. If they succeeded, those that did not are in `slots.left`;
   * else they are what is left. The slowest of them took `slowest`.
   */
  ended(failures: number, succeeded: boolean, slots: Slots, slowest: number): void;
}

/**
 * Makes the attempts from `first` on. `force` fills `slots.forced` for an attempt. Returns the time of the slowest item, in
 * milliseconds not yet rounded.
 */
export function makeAttempts(
  law: AttemptLaw,
  first: number,
  slots: Slots,
  source: UniformSource,
  force: ((attempt: number) => void) | null,
  record: AttemptRecorder | null,
): number {
  let items = 0;
  for (let i = 0; i < slots.count; i++) items += leftAt(slots, i);
  record?.begin(slots);
  let slowest = 0;
  let attempt = first;
  for (; attempt <= law.attempts && items > 0; attempt++) {
    if (force !== null) force(attempt);
    const failed = failSome(slots, force !== null, source);
    const time = slowestSum(law.times, attempt - first, true, items - failed, source);
    if (failed < items) record?.ended(attempt - first, true, slots, time);
    if (time > slowest) slowest = time;
    items = failed;
  }
  const time = slowestSum(law.times, law.attempts - first + 1, false, items, source);
  if (items > 0) record?.ended(law.attempts - first + 1, false, slots, time);
  return Math.max(slowest, time);
}

/**
 * As `makeAttempts` of a single slot of `items` items, whose attempts fail with one chance and are never forced. How many stay failed
 * is put into `slots.left[0]`.
 */
export function makeAttemptsOfOne(
  law: AttemptLaw,
  first: number,
  items: number,
  chance: number,
  slots: Slots,
  source: UniformSource,
): number {
  const { times, attempts } = law;
  let slowest = 0;
  let left = items;
  let attempt = first;
  for (; attempt <= attempts && left > 0; attempt++) {
    const failed = drawBinomial(left, chance, source);
    // Where failures are chosen one by one among the slots, there is no choice: the numbers that it would take are passed over.
    if (left * chance < 1) skipUniforms(source, failed);
    const time = slowestSum(times, attempt - first, true, left - failed, source);
    if (time > slowest) slowest = time;
    left = failed;
  }
  const time = left > 0 ? slowestSum(times, attempts - first + 1, false, left, source) : 0;
  slots.left[0] = left;
  return time > slowest ? time : slowest;
}

/** Lets one attempt happen: `slots.left` becomes those that failed in it. Returns their number. */
function failSome(slots: Slots, mayForce: boolean, source: UniformSource): number {
  let forcedItems = 0;
  let open = 0;
  let alike = true;
  let chance = -1;
  for (let i = 0; i < slots.count; i++) {
    const left = leftAt(slots, i);
    if (mayForce && slots.forced[i] === 1) {
      forcedItems += left;
    } else if (left > 0) {
      open += left;
      if (chance < 0) chance = chanceAt(slots, i);
      else if (chance !== chanceAt(slots, i)) alike = false;
    }
  }
  if (open === 0) return forcedItems;
  // Few failures among many slots: their number first, then whose they are. The choice rests on what is known before drawing.
  if (alike && open * chance < slots.count) {
    return forcedItems + failAlike(slots, mayForce, open, drawBinomial(open, chance, source), source);
  }
  let failed = forcedItems;
  for (let i = 0; i < slots.count; i++) {
    if (mayForce && slots.forced[i] === 1) continue;
    const left = drawBinomial(leftAt(slots, i), chanceAt(slots, i), source);
    slots.left[i] = left;
    failed += left;
  }
  return failed;
}

/** `failed` of the `open` items of slots that are not forced, every choice as likely as any: one by one, without replacement. */
function failAlike(slots: Slots, mayForce: boolean, open: number, failed: number, source: UniformSource): number {
  const { chosen } = slots;
  if (slots.count === 1) {
    // There is no choice; the numbers that it would take are passed over.
    skipUniforms(source, failed);
    slots.left[0] = failed;
    return failed;
  }
  for (let k = 0; k < failed; k++) {
    let place = Math.floor(nextUniform(source) * (open - k));
    for (let i = 0; i < slots.count; i++) {
      if (mayForce && slots.forced[i] === 1) continue;
      const stillLeft = leftAt(slots, i) - (chosen[i] as number); // in range: one entry a slot
      if (place < stillLeft) {
        chosen[i] = (chosen[i] as number) + 1; // as above
        break;
      }
      place -= stillLeft;
    }
  }
  for (let i = 0; i < slots.count; i++) {
    if (mayForce && slots.forced[i] === 1) continue;
    slots.left[i] = chosen[i] as number; // as above
    chosen[i] = 0;
  }
  return failed;
}
