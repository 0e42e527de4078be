/**
 * What a way from one place of a run to another is made of: parts one after the other, each of groups side by side, each of works one
 * after the other. Read from runs in which the same things are at work for as long as chance has it: what is said here of all of them was
 * true in each, and where it depended on who is done first it was not.
 */
import { known } from '../known.ts';
import type { Stretch } from './arcs.ts';
import type { RandomPart, RandomWork } from './chain.ts';
import { partMoments } from './part-moments.ts';
import type { Pace } from './probe.ts';
import type { Worked } from './working-luck.ts';

/** A way in one run. */
export interface Observed {
  readonly start: number;
  readonly end: number;
  /** By their beginnings. */
  readonly works: readonly Worked[];
  readonly exposures: readonly number[];
  readonly paces: readonly Pace[];
  /** What rates are after the last of these. */
  readonly finalRates: readonly number[];
}

/** Shares of an exposure that are lost by rounding. */
const ROUNDING = 1e-9;

/** null: it is not made so. `runs`: of one machine, in each of which the same works have their own times. */
export function stretchOf(runs: readonly Observed[]): Stretch | null {
  const first = known(runs[0]);
  if (runs.length === 1) {
    return { time: first.end - first.start, variance: 0, exposures: first.exposures, random: [] };
  }
  const byKey = runs.map(({ works }) => new Map(works.map((worked) => [worked.work.key, worked])));
  if (byKey.some(({ size }, r) => size !== first.works.length || size !== known(runs[r]).works.length)) return null;
  if (first.works.some(({ work: { key } }) => byKey.some((keys) => !keys.has(key)))) return null;
  const inRun = (r: number, { work }: Worked): Worked => known(known(byKey[r]).get(work.key));

  const parts = partsOf(first.works, runs, inRun);
  if (parts === null) return null;
  const bugs = first.exposures.map((_, bug) => bug);
  const made: Made[] = [];
  for (const works of parts) {
    const spans = runs.map((_, r) => spanOf(works, r, inRun));
    const { start, end } = known(spans[0]);
    if (works.every(({ work }) => work.isFixed)) {
      // What goes side by side goes alike each time.
      if (spans.some((span) => span.end - span.start !== end - start)) return null;
      made.push({ kind: 'fixed', time: end - start, exposures: exposuresBetween(first, start, end) });
      continue;
    }
    const groups = groupsOf(works, runs, inRun);
    if (groups === null) return null;
    const withGains = groups.map((group) =>
      group.map((worked): RandomWork => {
        // What its end changes is seen where it is not the last: what is then last begins something else, too.
        const r = spans.findIndex((span, run) => endOf(inRun(run, worked)) < span.end);
        const gains = bugs.map((bug) => (r < 0 ? 0 : gainAt(known(runs[r]), endOf(inRun(r, worked)), bug)));
        const { law, slowestOf, added } = worked.work;
        return { law, slowestOf, added, gains };
      }),
    );
    made.push({ kind: 'random', part: { groups: withGains, before: rateAfter(first, start) }, works: groups });
  }
  const told = (one: Made, r: number, bug: number): number =>
    one.kind === 'fixed'
      ? known(one.exposures[bug])
      : exposureIn(
          one.part,
          one.works.map((group) => group.map((worked) => inRun(r, worked).time)),
          bug,
        );
  const adds = runs.every((run, r) =>
    bugs.every((bug) => {
      const sum = made.reduce((all, one) => all + told(one, r, bug), 0);
      const truth = known(run.exposures[bug]);
      return Math.abs(sum - truth) <= ROUNDING * Math.max(1, Math.abs(truth));
    }),
  );
  if (!adds) return null;
  let time = 0;
  let variance = 0;
  const exposures = bugs.map(() => 0);
  for (const one of made) {
    const moments = one.kind === 'fixed' ? { ...one, variance: 0 } : partMoments(one.part);
    time += moments.time;
    variance += moments.variance;
    for (const bug of bugs) exposures[bug] = known(exposures[bug]) + known(moments.exposures[bug]);
  }
  return { time, variance, exposures, random: made.flatMap((one) => (one.kind === 'random' ? [one.part] : [])) };
}

type Made =
  | { readonly kind: 'fixed'; readonly time: number; readonly exposures: readonly number[] }
  | { readonly kind: 'random'; readonly part: RandomPart; readonly works: readonly (readonly Worked[])[] };

/** Whether in these works any goes beside one that is random: else nothing of them can depend on who is done first. */
export function goesBeside(works: readonly Worked[]): boolean {
  let until = 0;
  let isRandom = false;
  for (const worked of works) {
    if (worked.start >= until) isRandom = !worked.work.isFixed;
    else if (isRandom || !worked.work.isFixed) return true;
    until = Math.max(until, endOf(worked));
  }
  return false;
}

const endOf = ({ start, time }: Worked): number => start + time;

/** The finest division into parts of which in every run each begins when the one before it is over. */
function partsOf(
  works: readonly Worked[],
  runs: readonly Observed[],
  inRun: (r: number, worked: Worked) => Worked,
): Worked[][] | null {
  const isOver = new Uint8Array(works.length).fill(1);
  runs.forEach((_, r) => {
    // When all up to a work is over, against when the first of the rest begins.
    const over = new Float64Array(works.length);
    let until = 0;
    works.forEach((worked, i) => {
      until = Math.max(until, endOf(inRun(r, worked)));
      over[i] = until;
    });
    let next = Number.POSITIVE_INFINITY;
    for (let i = works.length - 1; i >= 0; i--) {
      if (next < known(over[i])) isOver[i] = 0;
      next = Math.min(next, inRun(r, known(works[i])).start);
    }
  });
  const parts: Worked[][] = [];
  let part: Worked[] = [];
  works.forEach((worked, i) => {
    part.push(worked);
    if (isOver[i] === 0) return;
    parts.push(part);
    part = [];
  });
  // Nothing else takes time.
  const isWhole = runs.every((run, r) => {
    let now = run.start;
    for (const own of parts) {
      const { start, end } = spanOf(own, r, inRun);
      if (start !== now) return false;
      now = end;
    }
    return now === run.end;
  });
  return isWhole ? parts : null;
}

function spanOf(works: readonly Worked[], r: number, inRun: (r: number, worked: Worked) => Worked) {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const one of works) {
    const worked = inRun(r, one);
    start = Math.min(start, worked.start);
    end = Math.max(end, endOf(worked));
  }
  return { start, end };
}

/** Works that follow one another, in every run as soon as the one before is over; null: some wait for others. */
function groupsOf(
  works: readonly Worked[],
  runs: readonly Observed[],
  inRun: (r: number, worked: Worked) => Worked,
): Worked[][] | null {
  const starts = runs.map((_, r) => spanOf(works, r, inRun).start);
  const groups: Worked[][] = [];
  /** By when they end in the first run. */
  const open = new Map<number, Worked[][]>();
  for (const worked of works) {
    const isFirst = runs.every((_, r) => inRun(r, worked).start === starts[r]);
    let group: Worked[] | undefined;
    if (isFirst) {
      group = [];
      groups.push(group);
    } else {
      const before = open.get(inRun(0, worked).start) ?? [];
      group = before.find((own) => {
        const last = known(own.at(-1));
        return runs.every((_, r) => endOf(inRun(r, last)) === inRun(r, worked).start);
      });
      if (group === undefined) return null;
      before.splice(before.indexOf(group), 1);
    }
    group.push(worked);
    const end = endOf(inRun(0, worked));
    open.set(end, [...(open.get(end) ?? []), group]);
  }
  return groups;
}

function rateAfter({ paces, finalRates }: Observed, at: number): readonly number[] {
  return paces.find((pace) => pace.at > at)?.rates ?? finalRates;
}

function gainAt(run: Observed, at: number, bug: number): number {
  const before = run.paces.find((pace) => pace.at === at)?.rates ?? run.finalRates;
  return known(rateAfter(run, at)[bug]) - known(before[bug]);
}

/** Of a part whose works take these times. */
function exposureIn(part: RandomPart, times: readonly (readonly number[])[], bug: number): number {
  const length = times.reduce(
    (longest, group) =>
      Math.max(
        longest,
        group.reduce((sum, time) => sum + time, 0),
      ),
    0,
  );
  let exposure = known(part.before[bug]) * length;
  part.groups.forEach((group, g) => {
    let at = 0;
    group.forEach(({ gains }, i) => {
      at += known(known(times[g])[i]);
      exposure += known(gains[bug]) * (length - at);
    });
  });
  return exposure;
}

/** Rates are what they were when the next round began. */
function exposuresBetween({ paces, finalRates }: Observed, start: number, end: number): number[] {
  return finalRates.map((final, bug) => {
    let exposure = 0;
    let now = start;
    for (const { at, rates } of paces) {
      if (at <= now) continue;
      const next = Math.min(at, end);
      exposure += known(rates[bug]) * (next - now);
      now = next;
      if (now === end) break;
    }
    return exposure + final * (end - now);
  });
}
