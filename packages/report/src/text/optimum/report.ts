/** What `optimize` has found, as all of its formats tell it. Durations are in milliseconds, chances in shares of 1. */
import type { Axis, Figure, FoundShares, LimitStatus, Objective, Point } from '@rollout/simulator';

export interface OptimumReport {
  readonly version: string;
  readonly plan: string;
  readonly scenario: string | null;
  readonly method: 'exact' | 'simulated';
  readonly seed: string;
  /** Trials in all; null: none was run. */
  readonly trials: number | null;
  readonly complete: boolean;
  readonly confidence: number;
  readonly objectives: readonly ReportedObjective[];
  readonly limits: readonly { readonly text: string }[];
  readonly axes: readonly Axis[];
  /** Params, and orders of places, that were not searched, with why not. */
  readonly left: readonly { readonly name: string; readonly why: 'no-range' | 'set' | 'too-many-orders' }[];
  /** How many plans were tried; how many of them are none; how many break a limit for sure. */
  readonly tried: number;
  readonly impossible: number;
  readonly broken: number;
  /** Whether any keeps all limits. */
  readonly kept: boolean;
  readonly front: readonly ReportedPoint[];
  /** Index into the front. */
  readonly knee: number | null;
  readonly own: (ReportedPoint & { readonly at: number | null; readonly better: readonly (number | null)[] }) | null;
  /** Indices into the front: those that stand for it in a table. */
  readonly shown: readonly number[];
}

export interface ReportedObjective extends Objective {
  readonly unit: Unit;
  readonly exact: boolean;
}

/** Of a figure: what 1 of it is. */
export type Unit = 'milliseconds' | 'share' | 'servers' | 'server-hours' | 'requests' | 'user-hours';

export interface ReportedPoint extends Point {
  /** The values of the axes. */
  readonly values: readonly number[];
  /** null: they were not looked at, or no bug is ever there. */
  readonly found: FoundShares | null;
}

export type { Figure, FoundShares, LimitStatus };
