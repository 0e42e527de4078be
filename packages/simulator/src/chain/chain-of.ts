/** Reads a machine as a chain of looks, where it is one. */
import type { Layout, Machine } from '@rollout/compiler';
import type { Action } from '@rollout/language';
import { exposureUnit } from '../exposure-unit.ts';
import { known } from '../known.ts';
import { presenceOfMachine } from '../luck/index.ts';
import { addArc, addNumber, openArcs } from './arcs.ts';
import { type Way, waysOf } from './bug-ways.ts';
import type { ChainBug, FoundChain, Look } from './chain.ts';
import { type Mark, openProbe, type ProbedRun } from './probe.ts';
import { chosenTimes, hasRandomTimes } from './random-times.ts';
import { type Measured, type Raised, type ResponseBook, responseTo } from './responses.ts';
import { type Observed, stretchOf } from './stretch-of.ts';
import { whyNoChain } from './why-no-chain.ts';

/** A mark that is a look, and (at a stage's end) by which bug it may be troubled. */
interface Place {
  readonly mark: Mark;
  /** By the calm run's marks. */
  readonly index: number;
}

const none = (why: string): FoundChain => ({ kind: 'none', why });

/** The chain of looks that the machine is, or why it is none. */
export function chainOf(machine: Machine, layout: Layout): FoundChain {
  const why = whyNoChain(machine, layout);
  if (why !== null) return none(why);
  const probe = openProbe(machine, layout);
  const { bugs } = machine.numbers;
  const runs = Array.from({ length: hasRandomTimes(machine) ? RANDOM_RUNS : 1 }, (_, r) => chosenTimes(r + 1));
  const calms = allRuns(runs.map((times) => probe.run(null, CONTINUE, times)));
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
  const places = placesOf(calm, ways.flat());
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
      const troubled = allRuns(runs.map((times) => probe.run(raised.trouble, action, times)));
      const answer = troubled === null ? null : compare(calms, places, raised.look, troubled);
      if (answer === null) isClear = false;
      measured.set(key, answer ?? NOTHING);
      return answer ?? NOTHING;
    },
  };
  const looks = places.map((place, i) => lookAt(machine, layout, responses, calm, place, i));
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

/** So many runs with times of their own tell whether anything depends on who is done first: 1 in 2^16 of what does would pass for what does not. */
const RANDOM_RUNS = 16;
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

/** Gates and approvals; and the ends of stages at which a bug that is sure to be seen may not have been. */
function placesOf({ marks }: ProbedRun, ways: readonly Way[]): Place[] {
  return marks.flatMap((mark, index) => {
    const matters =
      mark.kind !== 'stage-end' ||
      ways.some(
        ({ by, sure }) =>
          sure && by !== null && by <= index && !marks.slice(by, index).some(({ kind }) => kind === 'gate'),
      );
    return matters ? [{ mark, index }] : [];
  });
}

interface Point {
  readonly at: number;
  readonly works: number;
  readonly exposures: readonly number[];
}

/** `undefined`: where the run begins. */
function pointAt(run: ProbedRun, place: Place | 'end' | undefined): Point {
  if (place === undefined) return { at: 0, works: 0, exposures: run.exposures.map(() => 0) };
  if (place === 'end') return { at: run.duration, works: run.works.length, exposures: run.exposures };
  return known(run.marks[place.index]);
}

function between(run: ProbedRun, from: Point, to: Point): Observed {
  return {
    start: from.at,
    end: to.at,
    works: run.works.slice(from.works, to.works),
    exposures: to.exposures.map((exposure, bug) => exposure - known(from.exposures[bug])),
    paces: run.paces,
    finalRates: run.rates,
  };
}

/** What runs did after they were troubled at a look, told by the looks of the calm ones, each with the same times; null: it cannot be told. */
function compare(
  calms: readonly ProbedRun[],
  places: readonly Place[],
  look: number,
  runs: readonly ProbedRun[],
): Measured | null {
  const place = known(places[look]);
  const { kind } = place.mark;
  const lookOf = (one: Mark): number =>
    places.findIndex(({ mark }) => mark.kind === one.kind && mark.stage === one.stage && mark.step === one.step);
  const from = kind === 'stage-end' ? place.index : place.index + 1;
  const nexts = runs.map((run) => run.marks.findIndex((one, i) => i >= from && lookOf(one) >= 0));
  const [next] = nexts;
  const first = known(runs[0]);
  if (next === undefined || nexts.some((other) => other !== next)) return null;
  const starts = runs.map((_, r) => pointAt(known(calms[r]), place));
  const ways = runs.map((run, r) =>
    between(
      run,
      { ...known(starts[r]), works: known(starts[r]).works },
      next < 0 ? pointAt(run, 'end') : known(run.marks[next]),
    ),
  );
  if (next < 0 && first.outcome !== 'completed') {
    const isSame = runs.every(({ outcome, out }) => outcome === first.outcome && out.join() === first.out.join());
    const stretch = stretchOf(ways);
    return stretch === null || !isSame ? null : { kind: 'end', outcome: first.outcome, out: first.out, stretch };
  }
  const to = next < 0 ? places.length : lookOf(known(first.marks[next]));
  if (next >= 0 && runs.some(({ marks }) => !known(marks[next]).isAlone || lookOf(known(marks[next])) !== to))
    return null;
  if (to <= look && !(kind === 'stage-end' && to === look)) {
    const stretch = stretchOf(ways);
    return stretch === null ? null : { kind: 'back', to, stretch };
  }
  const usual = runs.map((_, r) => {
    const calm = known(calms[r]);
    const end = kind === 'stage-end' && to === look ? place : (places[to] ?? 'end');
    return between(calm, pointAt(calm, place), pointAt(calm, end));
  });
  if (to > look + 1) return null;
  const more = ways.map((way, r) => beyondUsual(way, known(usual[r])));
  if (more.every(({ end }) => end === 0)) return { kind: 'on', extra: null };
  const extra = stretchOf(more);
  return extra === null ? null : { kind: 'on', extra };
}

/** What a way takes more than the usual one, all of it at the rate at which it holds. */
function beyondUsual(way: Observed, usual: Observed): Observed {
  const keys = new Set(usual.works.map(({ work }) => work.key));
  const works = way.works.filter(({ work }) => !keys.has(work.key));
  const time = way.end - way.start - (usual.end - usual.start);
  const exposures = way.exposures.map((exposure, bug) => exposure - known(usual.exposures[bug]));
  const first = works[0]?.start ?? 0;
  return {
    start: 0,
    end: time,
    works: works.map((worked) => ({ ...worked, start: worked.start - first })),
    exposures,
    paces: [],
    finalRates: exposures.map((exposure) => (time > 0 ? exposure / time : 0)),
  };
}

function lookAt(
  machine: Machine,
  layout: Layout,
  book: ResponseBook,
  calm: ProbedRun,
  { mark, index }: Place,
  look: number,
): Look {
  const { kind, stage, step } = mark;
  const { handlers } = known(machine.stages[stage]);
  const { bugs, checks } = machine.numbers;
  const trouble: Raised['trouble'] =
    step === null ? troubleAtEnd(machine, layout, calm, stage, index) : { kind: 'step', stage, step };
  const who = step === null ? `stage ${stage}` : `step ${step}`;
  const raised = (cause: Raised['cause'], handler: string): Raised => ({
    look,
    stage,
    trouble,
    cause,
    handler: `${who} ${handler}`,
  });
  const unhealthy = () => responseTo(book, raised('bug', 'unhealthy'), handlers.unhealthy);
  const blindAndDeaf = { check: null, blind: null, detects: bugs.map(() => null) };
  const own = step === null ? undefined : machine.steps[step];
  if (own?.kind === 'gate') {
    const check = known(checks[own.check]);
    const { falseAlarm: chance, detects } = check.gate;
    const handler = handlers.falseAlarm === null ? 'unhealthy' : 'false-alarm';
    return {
      kind,
      stage,
      step,
      check: own.check,
      blind: check.blind > 0 ? addNumber(book.arcs, check.blind) : null,
      detects: detects.map((detect) => (detect > 0 ? addNumber(book.arcs, detect) : null)),
      alarm:
        chance > 0
          ? {
              chance: addNumber(book.arcs, chance),
              cause: 'false-alarm',
              counts: true,
              met: responseTo(book, raised('false-alarm', handler), handlers.falseAlarm ?? handlers.unhealthy),
            }
          : null,
      unhealthy: unhealthy(),
    };
  }
  if (own?.kind === 'approval') {
    return {
      kind,
      stage,
      step,
      ...blindAndDeaf,
      alarm:
        own.refuses > 0
          ? {
              chance: addNumber(book.arcs, own.refuses),
              cause: 'refusal',
              counts: false,
              met: responseTo(book, raised('refusal', 'refusal'), handlers.refusal),
            }
          : null,
      unhealthy: { kind: 'on', arc: null, retries: false },
    };
  }
  return { kind, stage, step, ...blindAndDeaf, alarm: null, unhealthy: unhealthy() };
}

/** A bug that is found just there: it shows at a node that is done after the last gate before. */
function troubleAtEnd(
  machine: Machine,
  layout: Layout,
  calm: ProbedRun,
  stage: number,
  index: number,
): Raised['trouble'] {
  for (const [bug, { shows }] of machine.numbers.bugs.entries()) {
    for (const [showing, { found, from, to }] of shows.entries()) {
      if (!found) continue;
      const level = known(known(layout.bugs[bug]).showings[showing]);
      const of = level < 0 ? 'rings' : level;
      for (let ordinal = from; ordinal <= to; ordinal++) {
        const reached = calm.done.find((entry) => entry.bug === bug && entry.of === of && entry.count >= ordinal);
        if (reached === undefined) break;
        if (reached.marks > index) break;
        if (calm.marks.slice(reached.marks, index).some(({ kind }) => kind === 'gate')) continue;
        return { kind: 'stage-end', stage, bug, showing, ordinal };
      }
    }
  }
  throw new Error('no bug is found at the end of this stage');
}
