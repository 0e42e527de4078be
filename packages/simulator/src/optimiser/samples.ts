/** What the trials of one plan say of some targets, kept value by value: trial n of every plan has the same luck, so that plans can be compared pair by pair. */
import { layoutOf, type Machine } from '@rollout/compiler';
import type { Engine } from '../engine.ts';
import { createKernel } from '../kernel/create-kernel.ts';
import { isStratified, openLuck, presenceOfMachine, stratumOfTrial } from '../luck/index.ts';
import type { ValueOfRun } from '../measures/value-of-run.ts';
import { shapeOfRecord } from '../record.ts';
import { type Target, valueOfTarget } from './objective.ts';

export interface Samples {
  /** How many trials there are. */
  size: number;
  /** A list for each target, with an entry for each trial (and room for more); NaN: the target is not about it. */
  readonly values: Float64Array[];
  /** Of each trial; all 0 where bugs do not choose the trials. */
  stratumOf: Uint16Array;
  /** Of each stratum; they sum to 1. */
  readonly probabilities: Float64Array;
  /** A list for each target, with an entry for each stratum: 0 where it is certain not to happen, or to come to nothing; null: it may. */
  readonly known: readonly (readonly (number | null)[])[];
}

/** Runs further trials of one plan. */
export interface Sampler {
  /** Up to that trial, at most so many; false: there are no more to run. */
  readonly advance: (upTo: number, atMost: number) => boolean;
}

/** `samples` null: there are none yet. */
export function openSampler(
  machine: Machine,
  targets: readonly Target[],
  seed: string,
  before: Samples | null,
): { readonly sampler: Sampler; readonly samples: Samples } {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
  const { presence } = presenceOfMachine(machine, layout);
  const stratified = isStratified(presence);
  const engine: Engine = createKernel(machine, layout, openLuck(machine, layout, seed));
  const readers: readonly ValueOfRun[] = targets.map((target) => valueOfTarget(machine, layout, target));
  const record = new Float64Array(shapeOfRecord(machine).width);
  const samples: Samples = before ?? {
    size: 0,
    values: targets.map(() => new Float64Array(FIRST)),
    stratumOf: new Uint16Array(FIRST),
    probabilities: stratified ? presence.strata : Float64Array.of(1),
    known: targets.map((target) => (stratified ? neverIn(target, presence.bugs) : [null])),
  };
  const advance = (upTo: number, atMost: number): boolean => {
    makeRoom(samples, upTo);
    const last = Math.min(upTo, samples.size + atMost);
    while (samples.size < last) {
      const trial = samples.size + 1;
      engine.run(trial, record, 0);
      readers.forEach((read, target) => {
        const list = samples.values[target];
        if (list !== undefined) list[samples.size] = read(record, 0);
      });
      samples.stratumOf[samples.size] = stratified ? stratumOfTrial(presence, trial) : 0;
      samples.size = trial;
    }
    return samples.size < upTo;
  };
  return { sampler: { advance }, samples };
}

const FIRST = 256;

/** Strata are: no bug, exactly bug k, two or more. No bug escapes, is found, or does harm where there is none. */
function neverIn(target: Target, bugs: number): (number | null)[] {
  const strata = Array.from({ length: bugs + 2 }, (_, stratum) => stratum);
  if (target.kind === 'found') return strata.map(() => null);
  const { of } = target.measure;
  if (of.kind !== 'escape' && of.kind !== 'found' && of.kind !== 'exposure') return strata.map(() => null);
  const { bug } = of;
  return strata.map((stratum) => {
    if (stratum === 0) return 0;
    return bug === null || stratum === bug + 1 || stratum === bugs + 1 ? null : 0;
  });
}

function makeRoom(samples: Samples, size: number): void {
  if (samples.stratumOf.length >= size) return;
  const room = Math.max(size, 2 * samples.stratumOf.length);
  samples.values.forEach((list, target) => {
    const more = new Float64Array(room);
    more.set(list);
    samples.values[target] = more;
  });
  const strata = new Uint16Array(room);
  strata.set(samples.stratumOf);
  samples.stratumOf = strata;
}
