import type { Health } from '../../program/index.ts';
import type { Health as HealthNode } from '../../syntax/tree.ts';
import type { ReadingUnit } from '../distributions/unit.ts';

/** A health and what its thresholds told about its metrics. */
export interface CheckedHealth {
  readonly node: HealthNode;
  readonly health: Health;
  /** For each metric with a threshold, what it reads. */
  readonly reads: ReadonlyMap<string, ReadingUnit>;
  /** All that was written could be read. */
  readonly complete: boolean;
  /** Without errors. */
  readonly sound: boolean;
}

/** Those that a model or a plan can see, by name. */
export type Healths = ReadonlyMap<string, CheckedHealth>;
