import type { Topology } from '../../program/index.ts';
import type { OrderedPlaces } from '../constraints/ordered-places.ts';
import type { LabelTable } from './labels.ts';

/** A topology and what was learnt about it on the way. */
export interface CheckedTopology {
  readonly topology: Topology;
  readonly labels: LabelTable;
  /** Whether any node has upgrade domains. */
  readonly hasUpgradeDomains: boolean;
  /** What its `order` sentences say, to be held against those of its plans. */
  readonly orders: readonly OrderedPlaces[];
  /** All that was written could be read, so that what is not in it is nowhere. */
  readonly complete: boolean;
  /** Without errors: plans may be run on it. */
  readonly sound: boolean;
}
