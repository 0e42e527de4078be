/** Stages that are alike and follow each other, summed up where there are many. */
import type { GraphBox, GraphLane, StageLane } from '@rollout/compiler';
import type { WaysOfGraph } from './ways.ts';

/** Up to so many stages each have a lane. */
const MOST_STAGES = 14;
/** Of alike ones so many are shown at each end; fewer than this many between them are not worth a fold. */
const SHOWN = 1;
const FEWEST = 2;
/** Of others that are too many, so many are shown at each end. */
const FIRST = 6;
const LAST = 5;

/** Indices of the stages that a lane stands for, in order; one, or several that are summed up. */
export type StageGroup = readonly number[];

export function groupStages(stages: readonly StageLane[], ways: WaysOfGraph): StageGroup[] {
  if (stages.length <= MOST_STAGES) return stages.map((_, index) => [index]);
  const looks = stages.map((stage) => lookOf(stage, ways));
  const alike = joined(stages, (a, b) => looks[a] === looks[b]);
  if (alike.length <= MOST_STAGES) return alike;
  // Whatever stands in the middle is summed up.
  const middle = alike.slice(FIRST, alike.length - LAST).flat();
  return [...alike.slice(0, FIRST), middle, ...alike.slice(alike.length - LAST)];
}

function joined(stages: readonly StageLane[], isAlike: (a: number, b: number) => boolean): StageGroup[] {
  const runs: number[][] = [];
  for (const index of stages.keys()) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && isAlike(before, index) && goTogether(stages, run, index))
      run.push(index);
    else runs.push([index]);
  }
  return runs.flatMap((run): StageGroup[] => {
    const middle = run.slice(SHOWN, run.length - SHOWN);
    if (middle.length < FEWEST) return run.map((index) => [index]);
    return [
      ...run.slice(0, SHOWN).map((index) => [index]),
      middle,
      ...run.slice(run.length - SHOWN).map((index) => [index]),
    ];
  });
}

/** One after the other, or all side by side. */
function goTogether(stages: readonly StageLane[], run: readonly number[], index: number): boolean {
  const [first = 0] = run;
  const before = run.at(-1) ?? 0;
  const after = stages[index]?.after ?? [];
  const isChain = after.length === 1 && after[0] === before;
  const beside = String(after) === String(stages[first]?.after);
  if (run.length === 1) return isChain || beside;
  const wasChain = String(stages[run[1] ?? 0]?.after) === String([first]);
  return wasChain ? isChain : beside;
}

/** Kinds of steps, and what leads where: what two stages have in common that differ in names and numbers. */
function lookOf(stage: StageLane, ways: WaysOfGraph): string {
  const place = new Map<string, number>();
  const see = (lane: GraphLane): unknown => [
    lane.boxes.map((box: GraphBox) => {
      place.set(box.id, place.size);
      return [box.shape, wayLooks(ways.bySteps.get(box.id)), wayLooks(ways.byStages.get(box.id))];
    }),
    lane.lanes.map(see),
  ];
  const wayLooks = (known: WaysOfGraph['bySteps'] extends ReadonlyMap<string, infer W> ? W | undefined : never) =>
    (known ?? []).map(({ label, to }) => [
      label,
      to.kind,
      to.kind === 'cell' ? place.get(to.id) : to.kind === 'end' ? to.id : '',
    ]);
  return JSON.stringify(see(stage));
}
