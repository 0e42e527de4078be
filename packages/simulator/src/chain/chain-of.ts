/** Reads a machine as a chain of looks, where it is one. */
import type { Layout, Machine } from '@rollout/compiler';
import type { Action } from '@rollout/language';
import { exposureUnit } from '../exposure-unit.ts';
import { drawsChancesOnly } from '../kernel/chances-only.ts';
import { known } from '../known.ts';
import { calmLuck, presenceOfMachine } from '../luck/index.ts';
import { addArc, addNumber, openArcs } from './arcs.ts';
import { type Way, waysOf } from './bug-ways.ts';
import type { ChainBug, FoundChain, Look } from './chain.ts';
import { type Mark, openProbe, type ProbedRun } from './probe.ts';
import { type Measured, type Raised, type ResponseBook, responseTo } from './responses.ts';
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
  if (!drawsChancesOnly(machine, layout)) return none('a duration is random');
  const probe = openProbe(machine, layout, calmLuck(machine, layout, 'median'));
  const calm = probe.run(null, CONTINUE);
  if (calm?.outcome !== 'completed') return none('it does not come to its end though nothing goes wrong');
  if (calm.marks.some(({ isAlone }) => !isAlone) || !isInSeries(calm)) return none('looks go side by side');

  const { bugs } = machine.numbers;
  const { chances, presence } = presenceOfMachine(machine, layout);
  const ways = bugs.map((bug, b) => {
    const done = calm.done.filter((entry) => entry.bug === b);
    return waysOf(bug, known(chances[b]), known(layout.bugs[b]).showings, done);
  });
  const places = placesOf(calm, ways.flat());
  const book = openArcs(bugs.length);
  const measured = new Map<string, Measured>();
  let endless = false;
  const responses: ResponseBook = {
    arcs: book,
    ends: [{ outcome: 'completed', cause: null, stage: null, look: null, out: calm.out }],
    counters: new Map(),
    measure(raised, action) {
      const key = `${raised.look} ${JSON.stringify(action)}`;
      const again = measured.get(key);
      if (again !== undefined) return again;
      const run = probe.run(raised.trouble, action);
      if (run === null) endless = true;
      const answer = run === null ? NOTHING : compare(calm, places, raised.look, run);
      if (answer === null) endless = true;
      measured.set(key, answer ?? NOTHING);
      return answer ?? NOTHING;
    },
  };
  const reach = [...places.map(({ mark }) => mark), { at: calm.duration, exposures: calm.exposures }].map((to, i) =>
    addArc(book, between(places[i - 1]?.mark ?? START, to)),
  );
  const looks = places.map((place, i) => lookAt(machine, layout, responses, calm, place, i));
  if (endless) return none('what follows an alarm is not alike each time');
  const chainBugs = bugs.map((bug, b): ChainBug => {
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
  });
  return {
    kind: 'chain',
    chain: {
      shape: {
        stages: machine.stages.length,
        looks,
        bugs: chainBugs,
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

const CONTINUE: Action = { kind: 'continue' };
const NOTHING: Measured = { kind: 'on', extra: null };
const START = { at: 0, exposures: [] };

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
  readonly exposures: readonly number[];
}

function between(from: Point, to: Point) {
  return {
    time: to.at - from.at,
    variance: 0,
    exposures: to.exposures.map((exposure, bug) => exposure - (from.exposures[bug] ?? 0)),
    random: [],
  };
}

/** What the run did after it was troubled at a look, told by the looks of the calm one; null: it cannot be told. */
function compare(calm: ProbedRun, places: readonly Place[], look: number, run: ProbedRun): Measured | null {
  const { mark, index } = known(places[look]);
  const sameEnd = (one: Mark): number =>
    places.findIndex(({ mark: { kind, stage, step } }) => kind === one.kind && stage === one.stage && step === one.step);
  const own = mark.kind === 'stage-end' ? index : index + 1;
  const next = run.marks.findIndex((one, i) => i >= own && sameEnd(one) >= 0);
  if (next >= 0) {
    const met = known(run.marks[next]);
    if (!met.isAlone) return null;
    const to = sameEnd(met);
    if (mark.kind === 'stage-end' && to === look) return on(between(mark, met));
    if (to <= look) return { kind: 'back', to, stretch: between(mark, met) };
    if (to !== look + 1) return null;
    const usual = between(mark, known(places[to]).mark);
    return on(less(between(mark, met), usual));
  }
  const end = { at: run.duration, exposures: run.exposures };
  if (run.outcome === 'completed') {
    const usual = between(mark, { at: calm.duration, exposures: calm.exposures });
    return on(less(between(mark, end), usual));
  }
  return { kind: 'end', outcome: run.outcome, out: run.out, stretch: between(mark, end) };
}

type Way2 = ReturnType<typeof between>;

function less(all: Way2, usual: Way2): Way2 {
  return {
    ...all,
    time: all.time - usual.time,
    exposures: all.exposures.map((exposure, bug) => exposure - known(usual.exposures[bug])),
  };
}

const on = (extra: Way2): Measured => ({ kind: 'on', extra: extra.time === 0 ? null : extra });

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
