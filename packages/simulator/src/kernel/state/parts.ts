/** What the kernel has made of a machine. Whatever is in it stays; where a run of it stands is written into the parts themselves. */
import type { Calendar, Layout, Machine } from '@rollout/compiler';
import type { Luck } from '../../luck/luck.ts';
import type { RecordShape } from '../../record.ts';
import type { Heap } from '../heap.ts';
import type { IntSpace } from '../int-space.ts';
import type { Apart, ExclusionGroup, Lane, LaneGroup, Order, Piece, Rate, SurgeGroup } from '../limits.ts';
import type { Area, Meter, Service } from './areas.ts';
import type { Batch, InHand } from './batches.ts';
import type { Bug } from './bugs.ts';
import type { Cell, Incident, OutageNode } from './cells.ts';
import type { Audience, Widening } from './people.ts';
import type { Rule } from './rules.ts';
import type { Stage, Step, Watch } from './steps.ts';
import type { Unit } from './units.ts';

export interface KernelParts {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly luck: Luck;
  readonly shape: RecordShape;
  readonly cells: readonly Cell[];
  readonly bugs: readonly Bug[];
  readonly exclusionGroups: readonly ExclusionGroup[];
  readonly pieces: readonly Piece[];
  readonly laneGroups: readonly LaneGroup[];
  readonly lanes: readonly Lane[];
  readonly orders: readonly Order[];
  readonly rates: readonly Rate[];
  readonly units: readonly Unit[];
  readonly steps: readonly Step[];
  readonly stages: readonly Stage[];
  readonly watches: readonly Watch[];
  readonly planWatches: readonly Watch[];
  readonly outages: readonly OutageNode[];
  readonly incidents: readonly Incident[];
  readonly surgeGroups: readonly SurgeGroup[];
  readonly areas: readonly Area[];
  readonly services: readonly Service[];
  /** Those with a profile. */
  readonly hourly: readonly Service[];
  /** null: the plan is about nobody in particular. */
  readonly audience: Audience | null;
  readonly release: Widening;
  readonly flags: readonly Widening[];
  /** null: nothing depends on it. */
  readonly calendar: Calendar | null;
  readonly rules: readonly Rule[];
  /** Per exclusion with `apart`: when each unit's end is far enough. */
  readonly aparts: readonly Apart[];
  /** Something may happen by itself: an `apart`, a rate, an opening, an hour. */
  readonly wakes: boolean;
  /** Requests that the new servers see; null: no wait asks. */
  readonly requests: Meter | null;
  /** There is a wait for confidence. */
  readonly asksConfidence: boolean;
  /** It is told of some bug whom that reaches. */
  readonly hasPeople: boolean;
  /** Something can stand beside what it replaces. */
  readonly hasBeside: boolean;
  /** Load is shared out in areas, or groups of servers. */
  readonly hasLoads: boolean;
  /** Per showing level and node, 1 if it is done. */
  readonly doneNodes: readonly Uint8Array[];
  readonly heap: Heap;
  /** Per slot of the heap: what it stands for, and which. */
  kindOf: Uint8Array;
  indexOf: Int32Array;
  /** Whatever can be in progress, by the index of its slots. */
  readonly batches: Batch[];
  /** Where the numbers of batches stand. */
  readonly ints: IntSpace;
  /** As long as the longest unit. */
  readonly inHand: InHand;
  readonly rollbackInSlot: number;
  readonly leverBackSlot: number;
  readonly planTimeoutSlot: number;
  readonly wakeSlot: number;
}
