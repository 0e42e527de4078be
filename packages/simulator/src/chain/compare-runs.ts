/** What follows when a look raises something, told by runs in which it does beside those in which nothing goes wrong. */
import { known } from '../known.ts';
import type { Place } from './places.ts';
import type { Mark, ProbedRun } from './probe.ts';
import type { Measured } from './responses.ts';
import { type Observed, stretchOf } from './stretch-of.ts';

/** Where a run stands at a place of it. */
export interface Point {
  readonly at: number;
  readonly works: number;
  readonly exposures: readonly number[];
}

/** `undefined`: where the run begins. */
export function pointAt(run: ProbedRun, place: Place | 'end' | undefined): Point {
  if (place === undefined) return { at: 0, works: 0, exposures: run.exposures.map(() => 0) };
  if (place === 'end') return { at: run.duration, works: run.works.length, exposures: run.exposures };
  return known(run.marks[place.index]);
}

export function between(run: ProbedRun, from: Point, to: Point): Observed {
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
export function whatFollows(
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
    between(run, known(starts[r]), next < 0 ? pointAt(run, 'end') : known(run.marks[next])),
  );
  if (next < 0 && first.outcome !== 'completed') {
    const isSame = runs.every(({ outcome, out }) => outcome === first.outcome && out.join() === first.out.join());
    const stretch = stretchOf(ways);
    return stretch === null || !isSame ? null : { kind: 'end', outcome: first.outcome, out: first.out, stretch };
  }
  const to = next < 0 ? places.length : lookOf(known(first.marks[next]));
  const isAlike = ({ marks }: ProbedRun): boolean => known(marks[next]).isAlone && lookOf(known(marks[next])) === to;
  if ((next >= 0 && !runs.every(isAlike)) || to > look + 1) return null;
  // A stage's end that comes again finds nothing new: it is as if it had gone on then.
  const isAgain = kind === 'stage-end' && to === look;
  if (to <= look && !isAgain) {
    const stretch = stretchOf(ways);
    return stretch === null ? null : { kind: 'back', to, stretch };
  }
  const usual = runs.map((_, r) => {
    const calm = known(calms[r]);
    return between(calm, pointAt(calm, place), pointAt(calm, isAgain ? place : (places[to] ?? 'end')));
  });
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
