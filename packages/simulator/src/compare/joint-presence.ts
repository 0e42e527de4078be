/**
 * Which bugs two plans meet in the same trial. Each plan's trials are stratified by the bugs that are there (see luck/presence.ts).
 * Here both are dealt out together, to cells: pairs of a stratum of A and one of B, with probabilities of which the margins are the two
 * plans' own. As much as can be falls on pairs of the same bugs, by name: of a hundred releases as few as possible carry
 * other bugs in B than in A (a maximal coupling; T. Lindvall, "Lectures on the coupling method", 1992, §I.5). So what
 * differs between the plans is met in trials of its own, and all else cancels.
 */
import type { Layout, Machine } from '@rollout/compiler';
import {
  allocation,
  MOST_STRATIFIED,
  type Presence,
  type PresenceGroup,
  placeOfTrial,
  presenceOf,
  presenceOfMachine,
} from '../luck/index.ts';

export interface JointPresence {
  /** Probability of each cell. They sum to 1. */
  readonly probabilities: Float64Array;
  /** Share of the trials that go to cells up to and including this one. */
  readonly allocated: Float64Array;
  /** How either plan's luck has to choose; null: as bugs come, for there are too many to be told apart. */
  readonly presences: { readonly a: Presence; readonly b: Presence } | null;
  /** Per cell the bugs that either plan may have in it, by name. */
  readonly bugs: readonly ReadonlySet<string>[];
}

/** What rounding leaves of chances that are the same. */
const ROUNDING = 1e-14;

interface Cell {
  readonly probability: number;
  readonly a: number;
  readonly b: number;
}

export function jointPresence(a: PlanToRun, b: PlanToRun): JointPresence {
  const own = presenceOfMachine(a.machine, a.layout).presence;
  const other = inOrderOf(own, a.machine, presenceOfMachine(b.machine, b.layout).presence, b.machine);
  if (own.bugs > MOST_STRATIFIED || other.bugs > MOST_STRATIFIED) {
    const bugs = [new Set([...bugNames(a.machine), ...bugNames(b.machine)])];
    return { probabilities: Float64Array.of(1), allocated: Float64Array.of(1), presences: null, bugs };
  }
  const cells = cellsOf(own.strata, stratumNames(a.machine), other.strata, stratumNames(b.machine));
  const probabilities = Float64Array.from(cells, ({ probability }) => probability);
  const allocated = allocation(probabilities);
  const dealt = (presence: Presence, strata: readonly number[]): Presence => ({
    ...presence,
    allocated,
    stratumOfCell: Int32Array.from(strata),
  });
  return {
    probabilities,
    allocated,
    bugs: cells.map((cell) => new Set([...bugsIn(a.machine, cell.a), ...bugsIn(b.machine, cell.b)])),
    presences: {
      a: dealt(
        own,
        cells.map((cell) => cell.a),
      ),
      b: dealt(
        other,
        cells.map((cell) => cell.b),
      ),
    },
  };
}

export interface PlanToRun {
  readonly machine: Machine;
  readonly layout: Layout;
}

/** The cell of a trial (numbered from 1), a function of its number alone. */
export function cellOfTrial({ allocated }: JointPresence, trial: number): number {
  const place = placeOfTrial(trial);
  const last = allocated.length - 1;
  for (let cell = 0; cell < last; cell++) if (place < (allocated[cell] ?? 1)) return cell;
  return last;
}

/**
 * Where two or more bugs are there, groups are drawn one after the other on that condition: B's go in A's order, so that the same draws
 * give both the same bugs however they are declared.
 */
function inOrderOf(own: Presence, a: Machine, other: Presence, b: Machine): Presence {
  const key = (machine: Machine, bugs: readonly number[]): string =>
    bugs.map((bug) => machine.numbers.bugs[bug]?.name ?? '').join('\n');
  const places = new Map(own.groups.map(({ bugs }, place) => [key(a, bugs), place]));
  const place = ({ bugs }: PresenceGroup): number => places.get(key(b, bugs)) ?? places.size;
  return presenceOf(
    [...other.groups].sort((x, y) => place(x) - place(y)),
    other.bugs,
  );
}

const bugNames = ({ numbers }: Machine): string[] => numbers.bugs.map(({ name }) => name);

/** No bug, exactly this one, two or more. No name holds a line break. */
function stratumNames(machine: Machine): string[] {
  return ['\nnone', ...bugNames(machine), '\nseveral'];
}

/** Those that may be there in a stratum. */
function bugsIn(machine: Machine, stratum: number): readonly string[] {
  const names = bugNames(machine);
  if (stratum === 0) return [];
  return stratum > names.length ? names : names.slice(stratum - 1, stratum);
}

function cellsOf(
  own: Float64Array,
  ownNames: readonly string[],
  other: Float64Array,
  otherNames: readonly string[],
): Cell[] {
  const cells: Cell[] = [];
  const [left, right] = [own.slice(), other.slice()];
  ownNames.forEach((name, a) => {
    const b = otherNames.indexOf(name);
    const shared = Math.min(left[a] ?? 0, right[b] ?? 0);
    if (!(shared > 0)) return;
    left[a] = (left[a] ?? 0) - shared;
    right[b] = (right[b] ?? 0) - shared;
    cells.push({ probability: shared, a, b });
  });
  // What is left on either side meets in order.
  for (let a = 0, b = 0; a < left.length && b < right.length; ) {
    const [of, to] = [left[a] ?? 0, right[b] ?? 0];
    if (of <= ROUNDING) a += 1;
    else if (to <= ROUNDING) b += 1;
    else {
      const moved = Math.min(of, to);
      left[a] = of - moved;
      right[b] = to - moved;
      cells.push({ probability: moved, a, b });
    }
  }
  return cells;
}
