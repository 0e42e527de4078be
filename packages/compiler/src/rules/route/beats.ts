/** The sentences of a plan as a run comes to them; units that go side by side keep step with one another. */
import type { Layout } from '../../machine/layout/index.ts';
import type { Machine } from '../../machine/machine.ts';
import type { MachineStep, StepIndex } from '../../machine/steps.ts';
import { wavesOf } from './waves.ts';

/** One sentence, once: the step that it stands for, or those of all units that come to it together. */
export interface Beat {
  /** At least one; all of one sentence. */
  readonly steps: readonly StepIndex[];
  readonly kind: Exclude<MachineStep['kind'], 'each'>;
  readonly stage: number;
  /** Of the sentence, among `Layout.sources`. */
  readonly source: number;
}

/**
 * Stages come in declared order, those side by side too: what a rule then believes to have been looked at may be more than what has
 * been, never less.
 */
export function beatsOf(machine: Machine, layout: Layout): readonly Beat[] {
  return machine.stages.flatMap(({ entry }) => blockBeats(machine, layout, entry));
}

function blockBeats(machine: Machine, layout: Layout, entry: StepIndex): readonly Beat[] {
  const beats: Beat[] = [];
  for (let index: StepIndex | null = entry; index !== null; ) {
    const step: MachineStep | undefined = machine.steps[index];
    if (step === undefined) break;
    if (step.kind === 'each') {
      const { units } = step;
      for (const wave of wavesOf(machine, layout, index)) {
        const blocks = wave.map((unit) => blockBeats(machine, layout, units[unit]?.entry ?? -1));
        beats.push(...inStep(blocks));
      }
    } else {
      const source = layout.steps[index]?.source ?? -1;
      beats.push({ steps: [index], kind: step.kind, stage: step.stage, source });
    }
    index = step.next;
  }
  return beats;
}

/** Blocks that run at once, sentence by sentence: they are copies of one, so the k-th of each is mostly the same. */
function inStep(blocks: readonly (readonly Beat[])[]): readonly Beat[] {
  const [first] = blocks;
  if (first === undefined || blocks.length === 1) return first ?? [];
  const beats: Beat[] = [];
  const longest = Math.max(...blocks.map(({ length }) => length));
  for (let position = 0; position < longest; position++) {
    const together = new Map<number, { readonly beat: Beat; readonly steps: StepIndex[] }>();
    for (const block of blocks) {
      const beat = block[position];
      if (beat === undefined) continue;
      const same = together.get(beat.source);
      if (same === undefined) together.set(beat.source, { beat, steps: [...beat.steps] });
      else same.steps.push(...beat.steps);
    }
    for (const { beat, steps } of together.values()) beats.push({ ...beat, steps });
  }
  return beats;
}
