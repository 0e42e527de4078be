/** What gates and watches find of a bug that is there, in a run in which nothing else goes wrong and all times are their medians. */
import type { Layout, Machine } from '@rollout/compiler';
import { waysOf } from '../chain/bug-ways.ts';
import type { CalmMark, CalmRun } from '../checks/calm-run.ts';
import { lawOf } from '../distributions/index.ts';
import { exposureUnit } from '../exposure-unit.ts';
import { known } from '../known.ts';
import { type BugChances, presenceOfMachine } from '../luck/index.ts';
import { gateDetects } from './gate-chances.ts';

export interface Outlook {
  /** Gates that judge and stages that end, in the order in which the run comes to them. */
  readonly looks: readonly CalmMark[];
  /** One a bug of the machine. */
  readonly bugs: readonly BugOutlook[];
}

/** Chances are given that the bug is there. Lists have one entry a look, and `shown` one more: the plan's end. */
export interface BugOutlook {
  readonly name: string;
  /** How likely it is to be there. */
  readonly present: number;
  /** That it has shown by then. */
  readonly shown: readonly number[];
  /** That it is found there, or by a watch since the look before. */
  readonly found: readonly number[];
  /** That nobody has found it when the plan ends. */
  readonly missed: number;
  /** Whether somebody would meet it then. */
  readonly out: boolean;
  /** How fast exposure to it grows there, as a share of how fast it does when the plan ends. */
  readonly reached: readonly number[];
}

/**
 * Of a bug that is alone. While it has not been found a run goes as if it were not there, so that until then the calm run tells its exposure; with
 * Δ the chance that it shows between two looks, u that it has shown and was not seen, and d what the look detects,
 *
 *     found = (u + Δ)·d,    u ← (u + Δ)·(1 − d)
 *
 * for each set of checks that are blind to it by itself. What it is certain of (`found`) is found at the next look. A watch is taken to
 * see at once what it sees: that errs on the side of finding.
 */
export function outlookOf(machine: Machine, layout: Layout, calm: CalmRun): Outlook {
  const looks = calm.marks.filter(({ kind }) => kind === 'gate' || kind === 'stage-end');
  const places = calm.marks.flatMap(({ kind }, i) => (kind === 'gate' || kind === 'stage-end' ? [i] : []));
  const { chances } = presenceOfMachine(machine, layout);
  const end = known(calm.marks.at(-1));
  return {
    looks,
    bugs: machine.numbers.bugs.map(({ name }, bug) => {
      const own = known(chances[bug]);
      const showing = showingOf(machine, layout, calm, bug, own);
      const at = [...places, calm.marks.length - 1].map((place) => known(showing[place]));
      const { found, missed } = findingOf(machine, looks, bug, at);
      const last = known(end.rates[bug]);
      return {
        name,
        present: own.chance,
        shown: at.map(({ seen, sure }) => seen + sure),
        found,
        missed,
        out: end.met[bug] === true,
        reached: looks.map(({ rates }) => (last > 0 ? Math.min(1, known(rates[bug]) / last) : 1)),
      };
    }),
  };
}

/** Chances to have shown by a mark: in a way that has to be seen, and in one that will be. */
interface Shown {
  readonly seen: number;
  readonly sure: number;
}

/** By mark. Exposure and nodes are independent ways; what came first decides, and where both came since the last mark, the node. */
function showingOf(machine: Machine, layout: Layout, calm: CalmRun, bug: number, chances: BugChances): Shown[] {
  const own = known(machine.numbers.bugs[bug]);
  const law = own.surfaces === null ? null : lawOf(own.surfaces);
  const unit = exposureUnit(own);
  const ways = waysOf(
    own,
    chances,
    known(layout.bugs[bug]).showings,
    calm.done.filter((entry) => entry.bug === bug),
  );
  /** Ways are in the order of their marks. */
  let next = 0;
  let hidden = 1;
  let seen = 0;
  let sure = 0;
  let quiet = 1;
  let left = 1;
  return calm.marks.map(({ exposures }, mark) => {
    for (; ways[next]?.by === mark; next++) {
      const way = known(ways[next]);
      if (left <= 0) continue;
      const share = way.chance / chances.chance;
      const shows = hidden * Math.min(1, share / left);
      left -= share;
      hidden -= shows;
      if (way.sure) sure += shows;
      else seen += shows;
    }
    // Nobody meets what nothing has been exposed to, however soon it surfaces.
    const exposure = known(exposures[bug]);
    const quietNow = law === null || exposure === 0 ? 1 : law.survival(exposure / unit);
    const surfaces = quiet > 0 ? hidden * (1 - quietNow / quiet) : 0;
    hidden -= surfaces;
    seen += surfaces;
    quiet = quietNow;
    return { seen, sure };
  });
}

function findingOf(
  machine: Machine,
  looks: readonly CalmMark[],
  bug: number,
  shown: readonly Shown[],
): { readonly found: readonly number[]; readonly missed: number } {
  const found = looks.map(() => 0);
  let missed = 0;
  for (const { blind, chance } of blindSets(machine, bug)) {
    let unseen = 0;
    let before: Shown = { seen: 0, sure: 0 };
    let all = 0;
    const comes = (now: Shown, stage: number, detects: number): number => {
      const shows = now.seen - before.seen;
      const watched = shows * watchDetects(machine, bug, stage, blind);
      const seen = (unseen + shows - watched) * detects;
      unseen += shows - watched - seen;
      const of = watched + seen + now.sure - before.sure;
      before = now;
      all += of;
      return of;
    };
    looks.forEach(({ kind, step, stage, met }, look) => {
      // What nobody meets nobody sees: it is left for the next look.
      if (met[bug] !== true) return;
      const isSeeing = kind === 'gate' && step !== null && !blind.has(checkOf(machine, step));
      const detects = isSeeing ? gateDetects(machine, step, bug) : 0;
      found[look] = known(found[look]) + chance * comes(known(shown[look]), stage, detects);
    });
    missed += chance * (1 - all);
  }
  return { found, missed: Math.max(0, missed) };
}

function checkOf({ steps }: Machine, step: number): number {
  const own = known(steps[step]);
  return own.kind === 'gate' ? own.check : -1;
}

/** Of the watches that are on in the stage; those of the plan are in every one. */
function watchDetects({ watches, numbers }: Machine, bug: number, stage: number, blind: ReadonlySet<number>): number {
  return watches.reduce((chance, watch) => {
    if (blind.has(watch.check) || (watch.stage !== null && watch.stage !== stage)) return chance;
    return 1 - (1 - chance) * (1 - known(known(numbers.checks[watch.check]).watch.detects[bug]));
  }, 0);
}

/** Beyond so many checks that may be blind, those after them are taken to see. */
const MOST_BLIND = 6;

interface BlindSet {
  readonly blind: ReadonlySet<number>;
  readonly chance: number;
}

const NONE_BLIND: BlindSet = { blind: new Set(), chance: 1 };

/** The sets of checks that may be blind to a bug together, each with its chance. */
function blindSets({ numbers }: Machine, bug: number): readonly BlindSet[] {
  const maybe = numbers.checks.flatMap(({ blind, gate, watch, health }, check) => {
    const looksForIt =
      known(gate.detects[bug]) > 0 || known(watch.detects[bug]) > 0 || health?.moving.includes(bug) === true;
    return blind > 0 && looksForIt ? [{ check, blind }] : [];
  });
  return maybe.slice(0, MOST_BLIND).reduce(
    (sets, { check, blind: chance }) =>
      sets.flatMap((set) => [
        { blind: set.blind, chance: set.chance * (1 - chance) },
        { blind: new Set([...set.blind, check]), chance: set.chance * chance },
      ]),
    [NONE_BLIND],
  );
}

/** Gates that the run comes to, in order: their places among the looks, with the step. */
export function gatesOf({ looks }: Outlook): readonly (readonly [place: number, step: number])[] {
  return looks.flatMap(({ kind, step }, place) => (kind === 'gate' && step !== null ? [[place, step] as const] : []));
}
