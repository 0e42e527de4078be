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
  const beats: Beat[] = [];
  for (const { entry } of machine.stages) addBlock(machine, layout, entry, beats);
  return beats;
}

function addBlock(machine: Machine, layout: Layout, entry: StepIndex, beats: Beat[]): void {
  for (let index: StepIndex | null = entry; index !== null; ) {
    const step: MachineStep | undefined = machine.steps[index];
    if (step === undefined) return;
    if (step.kind === 'each') {
      const { units } = step;
      for (const wave of wavesOf(machine, layout, index)) {
        const blocks = wave.length === 1 ? [beats] : wave.map((): Beat[] => []);
        wave.forEach((unit, at) => {
          addBlock(machine, layout, units[unit]?.entry ?? -1, blocks[at] ?? []);
        });
        if (wave.length > 1) addInStep(blocks, beats);
      }
    } else {
      const source = layout.steps[index]?.source ?? -1;
      beats.push({ steps: [index], kind: step.kind, stage: step.stage, source });
    }
    index = step.next;
  }
}

/** Blocks that run at once, sentence by sentence: they are copies of one, so the k-th of each is mostly the same. */
function addInStep(blocks: readonly (readonly Beat[])[], beats: Beat[]): void {
  const longest = blocks.reduce((most, { length }) => Math.max(most, length), 0);
  for (let position = 0; position < longest; position++) {
    const together = new Map<number, StepIndex[]>();
    for (const block of blocks) {
      const beat = block[position];
      if (beat === undefined) continue;
      const steps = together.get(beat.source);
      if (steps !== undefined) {
        steps.push(...beat.steps);
        continue;
      }
      const own = [...beat.steps];
      together.set(beat.source, own);
      beats.push({ ...beat, steps: own });
    }
  }
}
