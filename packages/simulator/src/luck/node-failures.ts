/** Failures of whole nodes above the items: one draw for each node, deploying step and attempt, however many batches touch it. */
import { type Layout, type Machine, nodesOf } from '@rollout/compiler';
import { uniformAt } from '../random/draw.ts';
import { type DrawKey, streamOf } from '../random/key.ts';

interface FailingLevel {
  readonly of: Int32Array;
  readonly chance: Float64Array;
  readonly address: readonly string[];
}

/** Streams of one step at one level, for the nodes from the first to the last that it touches. Made when first asked for. */
interface StepStreams {
  readonly first: number;
  readonly high: Int32Array;
  readonly low: Int32Array;
}

export interface NodeFailures {
  readonly key: DrawKey;
  readonly levels: readonly FailingLevel[];
  /** At `step * levels + level`. */
  readonly streams: (StepStreams | undefined)[];
}

export function prepareNodeFailures(machine: Machine, layout: Layout, key: DrawKey): NodeFailures {
  const levels = layout.failures.above.map(({ level, chance }) => {
    const { of, address } = nodesOf(layout, level);
    return { of, chance, address };
  });
  return { key, levels, streams: machine.steps.flatMap(() => levels.map(() => undefined)) };
}

/** Makes sure that the streams of a step are there. */
export function openStep(failures: NodeFailures, machine: Machine, layout: Layout, step: number): void {
  failures.levels.forEach((level, l) => {
    const place = step * failures.levels.length + l;
    if (failures.streams[place] !== undefined) return;
    const own = layout.steps[step];
    let first = Number.POSITIVE_INFINITY;
    let last = -1;
    for (const unit of own?.kind === 'deploy' ? own.units : []) {
      for (const { cell } of unit.entries) {
        const node = level.of[cell] ?? -1;
        if (node < 0) continue;
        first = Math.min(first, node);
        last = Math.max(last, node);
      }
    }
    const count = Math.max(0, last - first + 1);
    const high = new Int32Array(count);
    const low = new Int32Array(count);
    const purpose = `fails:${machine.steps[step]?.name ?? ''}`;
    for (let i = 0; i < count; i++) {
      const stream = streamOf(failures.key, level.address[first + i] ?? '', purpose);
      high[i] = stream.high;
      low[i] = stream.low;
    }
    failures.streams[place] = { first: count === 0 ? 0 : first, high, low };
  });
}

/** Marks in `forced` the slots that stand in a node which fails as a whole in this attempt. `cellOf` has a cell of each slot. */
export function markForced(
  failures: NodeFailures,
  step: number,
  trial: number,
  attempt: number,
  cellOf: Int32Array,
  slots: number,
  forced: Uint8Array,
): void {
  forced.fill(0, 0, slots);
  const { levels, streams } = failures;
  for (let l = 0; l < levels.length; l++) {
    const level = levels[l] as FailingLevel; // in range
    const own = streams[step * levels.length + l] as StepStreams; // `openStep` has made it
    let known = -1;
    let fails = 0;
    for (let i = 0; i < slots; i++) {
      const node = level.of[cellOf[i] as number] as number; // in range: an entry a cell
      if (node < 0) continue;
      if (node !== known) {
        known = node;
        const chance = level.chance[node] as number; // in range: an entry a node
        const at = node - own.first;
        fails = chance > 0 && uniformAt(own.high[at] as number, own.low[at] as number, trial, attempt) < chance ? 1 : 0; // as above
      }
      if (fails === 1) forced[i] = 1;
    }
  }
}
