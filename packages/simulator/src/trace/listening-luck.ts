import { addTo } from '@rollout/language';
import { known } from '../known.ts';
import type { AttemptRecorder } from '../luck/attempts.ts';
import type { Luck, OpenLuck } from '../luck/index.ts';
import type { Fellows } from './single-servers.ts';

/** A batch (or reverting batch) as it was asked for and drawn. */
export interface BatchCall {
  readonly cells: readonly { readonly cell: number; readonly servers: number }[];
  /** For each of the cells the slot in which its items were counted. */
  readonly slotOf: readonly number[];
  readonly fellows: readonly Fellows[];
}

/** A luck that gives the same answers, and writes down what each batch was drawn as. */
export interface ListeningLuck {
  readonly luck: Luck;
  /** By kind, step and unit, in the order in which they were asked for. */
  readonly calls: ReadonlyMap<string, readonly BatchCall[]>;
  /** Servers in all of them. */
  servers(): number;
}

export function callKey(kind: 'batch' | 'revert', step: number, unit: number): string {
  return `${kind}:${step}.${unit}`;
}

/** Beyond `most` servers nothing more is written down. */
export function listenTo(luck: OpenLuck, most: number): ListeningLuck {
  const calls = new Map<string, BatchCall[]>();
  let listed = 0;
  const listen = (key: string, cells: Int32Array, servers: Int32Array, count: number, draw: () => number): number => {
    for (let i = 0; i < count; i++) listed += known(servers[i]);
    if (listed > most) return draw();
    const { recorder, fellows } = fellowsRecorder();
    luck.attempts.recorder = recorder;
    const time = draw();
    luck.attempts.recorder = null;
    const call: BatchCall = {
      cells: Array.from({ length: count }, (_, i) => ({ cell: known(cells[i]), servers: known(servers[i]) })),
      slotOf: [...luck.attempts.slotOf.subarray(0, count)],
      fellows,
    };
    addTo(calls, key, call);
    return time;
  };
  return {
    calls,
    servers: () => listed,
    luck: {
      ...luck,
      // They change with every trial.
      get lands() {
        return luck.lands;
      },
      get fastTrack() {
        return luck.fastTrack;
      },
      batch: (step, unit, ordinal, attempt, cells, servers, count) =>
        listen(callKey('batch', step, unit), cells, servers, count, () =>
          luck.batch(step, unit, ordinal, attempt, cells, servers, count),
        ),
      revert: (step, unit, ordinal, cells, servers, count) =>
        listen(callKey('revert', step, unit), cells, servers, count, () =>
          luck.revert(step, unit, ordinal, cells, servers, count),
        ),
    },
  };
}

/** Writes down the classes of items that a batch is drawn as. */
function fellowsRecorder(): { readonly recorder: AttemptRecorder; readonly fellows: readonly Fellows[] } {
  const fellows: Fellows[] = [];
  let before: number[] = [];
  const recorder: AttemptRecorder = {
    begin(slots) {
      before = [...slots.left.subarray(0, slots.count)];
    },
    ended(failures, succeeded, slots, slowest) {
      const left = [...slots.left.subarray(0, slots.count)];
      const inSlot = succeeded ? before.map((items, slot) => items - known(left[slot])) : left;
      fellows.push({ failures, succeeded, slowest, inSlot });
      before = left;
    },
  };
  return { recorder, fellows };
}
