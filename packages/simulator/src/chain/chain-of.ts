/** Reads a machine as a chain of looks, where it is one. */
import type { Layout, Machine } from '@rollout/compiler';
import type { Action } from '@rollout/language';
import { exposureUnit } from '../exposure-unit.ts';
import { known } from '../known.ts';
import { presenceOfMachine } from '../luck/index.ts';
import { addArc, addNumber, openArcs } from './arcs.ts';
import { type Way, waysOf } from './bug-ways.ts';
import type { ChainBug, FoundChain } from './chain.ts';
import { between, pointAt, whatFollows } from './compare-runs.ts';
import { lookAt } from './look-at.ts';
import { placesOf } from './places.ts';
import { openProbe, type ProbedRun } from './probe.ts';
import { chosenTimes, hasRandomTimes } from './random-times.ts';
import type { Measured, ResponseBook } from './responses.ts';
import { goesBeside, stretchOf } from './stretch-of.ts';
import { whyNoChain } from './why-no-chain.ts';

const none = (why: string): FoundChain => ({ kind: 'none', why });

/** The chain of looks that the machine is, or why it is none. */
export function chainOf(machine: Machine, layout: Layout): FoundChain {
  const why = whyNoChain(machine, layout);
  if (why !== null) return none(why);
  const { bugs } = machine.numbers;
  const isRandom = hasRandomTimes(machine);
  const probe = openProbe(machine, layout, isRandom);
  const times = chosenTimes();
  const calmly = (numbers: readonly number[]): ProbedRun[] | null =>
    allRuns(numbers.map((run) => probe.run(null, CONTINUE, times(run))));
  const few = runNumbers(isRandom ? FEW_RUNS : 1);
  const one = calmly(few);
  const goesByChance = one?.some(({ works }) => goesBeside(works)) === true;
  const calms = goesByChance && isRandom ? calmly(runNumbers(MANY_RUNS)) : one;
  const calm = calms?.[0];
  if (calms === null || calm === undefined || calms.some(({ outcome }) => outcome !== 'completed')) {
    return none('it does not come to its end though nothing goes wrong');
  }
  for (const run of calms) {
    if (run.marks.some(({ isAlone }) => !isAlone) || !isInSeries(run)) return none('looks go side by side');
    if (marksOf(run) !== marksOf(calm)) return none(BY_CHANCE);
  }
  const { chances, presence } = presenceOfMachine(machine, layout);
  const waysIn = (run: ProbedRun): Way[][] =>
    bugs.map((bug, b) => {
      const done = run.done.filter((entry) => entry.bug === b);
      return waysOf(bug, known(chances[b]), known(layout.bugs[b]).showings, done);
    });
  const ways = waysIn(calm);
  if (calms.some((run) => !sameWays(ways, waysIn(run)))) return none('where a bug shows first depends on chance');
  const places = placesOf(machine, layout, calm, ways.flat());
  if (places !== null && places.length > MOST_LOOKS) return none('there are too many looks');
  if (places === null) return none('a bug is found at the end of a stage in more than one way');
  const book = openArcs(bugs.length);
  const measured = new Map<string, Measured>();
  const reach: number[] = [];
  for (let to = 0; to <= places.length; to++) {
    const stretch = stretchOf(
      calms.map((run) => between(run, pointAt(run, places[to - 1]), pointAt(run, places[to] ?? 'end'))),
    );
    if (stretch === null) return none(BY_CHANCE);
    reach.push(addArc(book, stretch));
  }
  let isClear = true;
  const responses: ResponseBook = {
    arcs: book,
    ends: [{ outcome: 'completed', cause: null, stage: null, look: null, out: calm.out }],
    counters: new Map(),
    measure(raised, action) {
      const key = `${raised.look} ${JSON.stringify(action)}`;
      const again = measured.get(key);
      if (again !== undefined) return again;
      const troubled = (numbers: readonly number[]): ProbedRun[] | null =>
        allRuns(numbers.map((run) => probe.run(raised.trouble, action, times(run))));
      let beside = calms;
      let runs = troubled(runNumbers(calms.length));
      if (isRandom && calms.length < MANY_RUNS && runs?.some(({ works }) => goesBeside(works)) === true) {
        beside = calmly(runNumbers(MANY_RUNS)) ?? calms;
        runs = troubled(runNumbers(MANY_RUNS));
      }
      const answer = runs === null ? null : whatFollows(beside, places, raised.look, runs);
      if (answer === null) isClear = false;
      measured.set(key, answer ?? NOTHING);
      return answer ?? NOTHING;
    },
  };
  const mayBeSure = ways.flat().some(({ sure }) => sure);
  const looks = places.map((place, i) => lookAt(machine, responses, place, i, mayBeSure));
  if (!isClear) return none(`what follows an alarm depends on more than that: ${BY_CHANCE}`);
  return {
    kind: 'chain',
    chain: {
      shape: {
        stages: machine.stages.length,
        looks,
        bugs: bugs.map((bug, b): ChainBug => {
          const unit = exposureUnit(bug);
          return {
            name: bug.name,
            unit,
            ways: known(ways[b]).map(({ by, sure, chance }) => ({
              from: by === null ? null : places.filter(({ index }) => index < by).length,
              sure,
              chance: addNumber(book, chance),
            })),
            hazard: bug.surfaces?.kind === 'exponential' ? addNumber(book, 1 / (bug.surfaces.mean * unit)) : null,
            horizon: addNumber(book, known(calm.rates[b]) * machine.horizon),
          };
        }),
        groups: presence.groups.map((group) => group.bugs),
        ends: responses.ends,
        arcs: book.arcs,
        reach,
        counters: responses.counters.size,
      },
      numbers: Float64Array.from(book.numbers),
    },
  };
}

/**
 * So many runs with times of their own tell whether anything depends on who is done first: what does would pass for what does not in 1 of 2^15. Where nothing goes
 * side by side nothing can, and two are enough.
 */
const MANY_RUNS = 16;
/** Each of them takes runs of its own. */
const MOST_LOOKS = 500;
const FEW_RUNS = 2;
const runNumbers = (count: number): number[] => Array.from({ length: count }, (_, run) => run + 1);
const BY_CHANCE = 'what goes on side by side depends on who is done first';

/** null: one of them has no end. */
function allRuns(runs: readonly (ProbedRun | null)[]): ProbedRun[] | null {
  const all = runs.flatMap((run) => run ?? []);
  return all.length === runs.length ? all : null;
}

const marksOf = ({ marks }: ProbedRun): string =>
  JSON.stringify(marks.map(({ kind, stage, step }) => [kind, stage, step]));

function sameWays(ones: readonly Way[][], others: readonly Way[][]): boolean {
  return ones.every((own, b) => {
    const other = known(others[b]);
    return (
      own.length === other.length &&
      own.every(({ by, sure, chance }, w) => {
        const way = known(other[w]);
        return by === way.by && sure === way.sure && Math.abs(chance - way.chance) <= 1e-12 * chance;
      })
    );
  });
}

const CONTINUE: Action = { kind: 'continue' };
const NOTHING: Measured = { kind: 'on', extra: null };

/** Each stage begins when the one before it has ended. */
function isInSeries({ log }: ProbedRun): boolean {
  let running = 0;
  for (const { kind } of log) {
    if (kind === 'stage-started') running++;
    else if (kind === 'stage-ended') running--;
    if (running > 1) return false;
  }
  return true;
}
