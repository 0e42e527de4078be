/**
 * Which bugs a release carries. Bugs that exclude each other form a group, every other bug a group of its own; a group holds
 * one of its bugs or none, and groups are independent.
 *
 * A bug is rare and most trials would go without one, so trials are stratified: by a release without bugs, with exactly bug
 * k, with two or more. A trial's number alone decides its stratum, and its luck is drawn within it; so every trial can be
 * replayed by itself, and every estimate is a weighted mean over strata whose probabilities are known exactly.
 */

export interface PresenceGroup {
  readonly bugs: readonly number[];
  /** Chance of each of `bugs`; what is left to 1 is the chance of none. */
  readonly chances: readonly number[];
}

export interface Presence {
  readonly groups: readonly PresenceGroup[];
  readonly bugs: number;
  /** Probability of each stratum: 0 is none, k + 1 exactly bug k, `bugs` + 1 two or more. They sum to 1. */
  readonly strata: Float64Array;
  /** Trials are dealt out to cells: share of them that go to cells up to and including this one, and its stratum. A cell a stratum, unless two plans share them. */
  readonly allocated: Float64Array;
  readonly stratumOfCell: Int32Array;
  /** At `3 * g + c`: chance that two or more groups hold a bug, given that c (0, 1, or 2 for more) of the first g do. */
  readonly severalFrom: Float64Array;
}

/** More bugs than this are not stratified: the trials would be spread too thin. */
export const MOST_STRATIFIED = 64;

export function presenceOf(groups: readonly PresenceGroup[], bugs: number): Presence {
  const any = groups.map((group) =>
    Math.min(
      1,
      group.chances.reduce((sum, chance) => sum + chance, 0),
    ),
  );
  const severalFrom = chancesOfSeveral(any);
  const strata = new Float64Array(bugs + 2);
  strata[0] = any.reduce((product, chance) => product * (1 - chance), 1);
  groups.forEach((group, g) => {
    const others = any.reduce((product, chance, i) => (i === g ? product : product * (1 - chance)), 1);
    group.bugs.forEach((bug, i) => {
      strata[bug + 1] = (group.chances[i] ?? 0) * others;
    });
  });
  strata[bugs + 1] = severalFrom[0] ?? 0;
  const stratumOfCell = Int32Array.from(strata, (_, s) => s);
  return { groups, bugs, strata, allocated: allocation(strata), stratumOfCell, severalFrom };
}

/** Backwards over the groups, so that nothing is lost where the chances are tiny. */
function chancesOfSeveral(any: readonly number[]): Float64Array {
  const from = new Float64Array(3 * (any.length + 1));
  from[3 * any.length + 2] = 1;
  for (let g = any.length - 1; g >= 0; g--) {
    const chance = any[g] ?? 0;
    for (let c = 0; c <= 2; c++) {
      const with1 = from[3 * (g + 1) + Math.min(2, c + 1)] ?? 0;
      const without = from[3 * (g + 1) + c] ?? 0;
      from[3 * g + c] = chance * with1 + (1 - chance) * without;
    }
  }
  return from;
}

/** Half of the trials as the strata's probabilities have it, so that no figure suffers; half evenly, so that rare bugs are met. */
export function allocation(strata: Float64Array): Float64Array {
  const possible = strata.reduce((count, chance) => count + (chance > 0 ? 1 : 0), 0);
  const shares = strata.map((chance) => (chance > 0 ? chance / 2 + 1 / (2 * possible) : 0));
  let sum = 0;
  const cumulative = shares.map((share) => {
    sum += share;
    return sum;
  });
  return cumulative.map((share) => share / sum);
}

/** Whether the trials are told apart by stratum at all; if not, bugs are drawn freely and trials weigh alike. */
export function isStratified(presence: Presence): boolean {
  return presence.bugs > 0 && presence.bugs <= MOST_STRATIFIED && !presence.strata.some((chance) => chance >= 1);
}

/** The fractional part of 1/φ: its multiples fall into every interval as often as its length says, to within a few. */
export const GOLDEN = 0.6180339887498949;

/** The stratum of a trial (numbered from 1), a function of its number alone. */
export function stratumOfTrial(presence: Presence, trial: number): number {
  const place = placeOfTrial(trial);
  const { allocated, stratumOfCell, strata } = presence;
  let last = 0;
  for (let cell = 0; cell < allocated.length; cell++) {
    const s = stratumOfCell[cell] ?? 0;
    if ((strata[s] ?? 0) <= 0) continue;
    if (place < (allocated[cell] ?? 1)) return s;
    last = s;
  }
  return last;
}

/** Where it falls between 0 and 1. */
export function placeOfTrial(trial: number): number {
  return trial * GOLDEN - Math.floor(trial * GOLDEN);
}
