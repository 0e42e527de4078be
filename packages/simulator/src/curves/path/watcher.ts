/** What goes on in a run while its log is read, and what of it has ended. */
import type { Machine } from '@rollout/compiler';
import type { PathNames } from './path-names.ts';

export interface Stretch {
  /** As `PathNames` numbers what it is. */
  readonly what: number;
  /** −1: of the plan. */
  readonly stage: number;
  readonly start: number;
  readonly end: number;
  /** How it came to its end; what follows at that instant was waiting for the first of these that there is. */
  readonly ended: EndKind;
}

export type EndKind =
  /** What held a stage, or one of its steps, held it no longer. */
  | 'released'
  /** Work was done. */
  | 'done'
  /** Servers that had failed were up again: plans wait for that only where nothing else ended. */
  | 'repaired'
  /** Nothing but limits had held it. */
  | 'admitted'
  /** It was dropped. */
  | 'dropped';

/** A step that deploys, or has a block for every unit: how much of it is in progress, and since when nothing is (−1: something is). */
export interface Crowd {
  active: number;
  idleSince: number;
}

export interface Watcher {
  readonly machine: Machine;
  readonly names: PathNames;
  readonly stretches: Stretch[];
  /** Steps at work, and since when. */
  readonly steps: Map<number, number>;
  /** Of these, those that the calendar holds. */
  readonly waiting: Set<number>;
  readonly crowds: Map<number, Crowd>;
  /** Batches in progress, forward, and since when; when those that failed in part ended. */
  readonly batches: Map<number, number>;
  readonly broken: Map<number, number>;
  readonly hits: Map<number, number>;
  readonly retiring: Map<number, number>;
  readonly held: { readonly kind: 'pause' | 'question' | 'recall'; readonly stage: number; readonly start: number }[];
  /** Whether the calendar opens something at a time. */
  readonly opens: (at: number) => boolean;
  goingBackSince: number;
  /** When a place was last found again. */
  foundAt: number;
}
