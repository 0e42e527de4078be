/** What the bugs of a release hold for a run, chosen rather than drawn: when and where each shows, and who can see it. */
import type { Layout, Machine, MachineBug } from '@rollout/compiler';
import type { Law } from '../distributions/index.ts';
import { exposureUnit } from '../exposure-unit.ts';
import { judgedHealth } from '../gates/judged-health.ts';
import { known } from '../known.ts';
import { anyFrom, type BugChances, presenceOfMachine, type Showing } from '../luck/bug-groups.ts';
import { type LawBook, lawIn } from '../luck/laws.ts';
import type { BugFates } from '../luck/luck.ts';
import { type Choices, choose, happens } from './choices.ts';
import { type Discrete, discreteIn } from './discrete.ts';
import { type LateBugs, lateBugs } from './late-bugs.ts';
import { type Presences, presencesOf } from './presences.ts';
import { Unknowable } from './unknowable.ts';

export interface ScriptedBugs {
  readonly fates: BugFates;
  readonly late: LateBugs;
  /** Chooses the fates of a run. The whole, of which less likely runs are left out, is from then on the rarest of its bugs. */
  choose(): void;
  /** Whether exposure may still make one of the run's bugs surface. */
  mayStillSurface(): boolean;
  /** See `Presences`. */
  readonly omitted: number;
}

interface BugScript {
  readonly showings: readonly Showing[];
  readonly thereIfItShows: boolean;
  /** In amounts of exposure; null: it does not surface by exposure, or it may at any amount. */
  readonly surfaces: Discrete | null;
  readonly surfacesLate: { readonly law: Law; readonly unit: number } | null;
  /** Why it must be known at once when it surfaces; null: whoever looks may ask. */
  readonly urgent: string | null;
  /** Per check the chance that it is blind to the bug; 0 where nobody looks. */
  readonly blind: Float64Array;
  readonly watched: readonly { readonly check: number; readonly detects: number; readonly after: Discrete | null }[];
}

/** null: too many bugs may be there together. */
export function scriptedBugs(machine: Machine, layout: Layout, laws: LawBook, choices: Choices): ScriptedBugs | null {
  const { bugs, checks } = machine.numbers;
  const { chances, presence } = presenceOfMachine(machine, layout);
  const presences = presencesOf(presence.groups, choices.share);
  if (presences === null) return null;
  const scripts = bugs.map((_, bug) => scriptOf(machine, known(chances[bug]), laws, bug));
  let from = 0;
  const fates: BugFates = {
    there: new Uint8Array(bugs.length),
    surfacesAt: new Float64Array(bugs.length),
    showingsFrom: Int32Array.from([0, ...bugs.map((bug) => (from += bug.shows.length))]),
    showsAt: new Int32Array(from),
    blind: new Uint8Array(bugs.length * checks.length),
    watched: new Float64Array(bugs.length * machine.watches.length),
  };
  const late = lateBugs(bugs.length, choices);
  return {
    fates,
    late,
    omitted: presences.omitted,
    mayStillSurface: () =>
      late.anyOpen() ||
      fates.surfacesAt.some((exposure, bug) => fates.there[bug] === 1 && exposure < Number.POSITIVE_INFINITY),
    choose() {
      fates.there.fill(0);
      late.reset();
      for (const bug of presentBugs(presences, choices)) {
        fates.there[bug] = 1;
        const script = known(scripts[bug]);
        chooseFate(script, bug, fates, choices);
        if (script.surfacesLate !== null) openLate(script, script.surfacesLate, bug, fates, late);
      }
    },
  };
}

function presentBugs(presences: Presences, choices: Choices): readonly number[] {
  const { bugs, chances, rarest } = presences;
  const set = choose(choices, chances, chances.length);
  choices.whole = known(rarest[set]);
  return known(bugs[set]);
}

function scriptOf(machine: Machine, { showings, thereIfItShows }: BugChances, laws: LawBook, bug: number): BugScript {
  const { checks, bugs } = machine.numbers;
  const own = known(bugs[bug]);
  const unit = exposureUnit(own);
  const surfaces = own.surfaces === null ? null : discreteIn(laws, own.surfaces);
  return {
    showings,
    thereIfItShows,
    surfaces:
      surfaces === null ? null : { values: surfaces.values.map((amount) => amount * unit), chances: surfaces.chances },
    surfacesLate: own.surfaces === null || surfaces !== null ? null : { law: lawIn(laws, own.surfaces), unit },
    urgent: urgencyOf(own),
    blind: Float64Array.from(checks, ({ blind }, check) => (looksFor(machine, check, bug) ? blind : 0)),
    watched: machine.watches.map(({ check }) => {
      const { detects, after } = known(checks[check]).watch;
      return { check, detects: known(detects[bug]), after: discreteIn(laws, known(after[bug])) };
    }),
  };
}

/** Whether a gate or a watch of that check might see the bug. */
function looksFor(machine: Machine, check: number, bug: number): boolean {
  const { gate, watch } = known(machine.numbers.checks[check]);
  const byWatch = known(watch.detects[bug]) > 0 && machine.watches.some((own) => own.check === check);
  return (
    byWatch ||
    machine.steps.some(
      (step, index) =>
        step.kind === 'gate' &&
        step.check === check &&
        (known(gate.detects[bug]) > 0 || judgedHealth(machine, index)?.moving.includes(bug) === true),
    )
  );
}

function chooseFate(own: BugScript, bug: number, fates: BugFates, choices: Choices): void {
  fates.surfacesAt[bug] = own.surfaces === null ? Number.POSITIVE_INFINITY : surfacing(own.surfaces, choices);
  chooseShowings(own, known(fates.showingsFrom[bug]), fates.showsAt, choices);
  const checks = own.blind.length;
  own.blind.forEach((chance, check) => {
    fates.blind[bug * checks + check] = happens(choices, chance) ? 1 : 0;
  });
  own.watched.forEach(({ check, detects, after }, watch) => {
    const sees = fates.blind[bug * checks + check] === 0 && happens(choices, detects);
    fates.watched[bug * own.watched.length + watch] = sees ? alarm(after, choices) : Number.POSITIVE_INFINITY;
  });
}

/** Beside what watches see of it. */
function urgencyOf({ downs, shows }: MachineBug): string | null {
  if (downs !== null) return 'a bug may surface at any moment, and takes servers down from then on';
  const isFound = shows.some(({ found }) => found);
  return isFound ? 'a bug may surface at any moment before it would be found where it shows' : null;
}

function openLate(
  { urgent }: BugScript,
  { law, unit }: { readonly law: Law; readonly unit: number },
  bug: number,
  { watched, there }: BugFates,
  late: LateBugs,
): void {
  if (urgent !== null) throw new Unknowable(urgent);
  const watches = watched.length / there.length;
  const isWatched = watched
    .subarray(bug * watches, (bug + 1) * watches)
    .some((after) => after < Number.POSITIVE_INFINITY);
  if (isWatched) throw new Unknowable('a bug may surface at any moment, and a watch looks for it at every one');
  late.open(bug, law, unit);
}

function surfacing(amount: Discrete, choices: Choices): number {
  return known(amount.values[choose(choices, amount.chances, amount.chances.length)]);
}

function alarm(after: Discrete | null, choices: Choices): number {
  if (after === null) throw new Unknowable('a watch may take any time to give alarm');
  return Math.ceil(known(after.values[choose(choices, after.chances, after.chances.length)]));
}

/** As `drawShowings` of the luck that is drawn: on condition that one comes true, where the bug is there exactly because one does. */
function chooseShowings(own: BugScript, from: number, showsAt: Int32Array, choices: Choices): void {
  let owed = own.thereIfItShows;
  own.showings.forEach((showing, i) => {
    const chance = owed ? Math.min(1, showing.chance / anyFrom(own.showings, i)) : showing.chance;
    const comesTrue = happens(choices, chance);
    showsAt[from + i] = comesTrue ? showing.from + choose(choices, firstNodes(showing), showing.nodes) : 0;
    if (comesTrue) owed = false;
  });
}

/** Chances of the showing's nodes to be the first at which it shows, given that it does at one. */
function firstNodes({ nodes, probability, chance }: Showing): Float64Array {
  let before = 1;
  return Float64Array.from({ length: nodes }, () => {
    const own = (before * probability) / chance;
    before *= 1 - probability;
    return own;
  });
}
