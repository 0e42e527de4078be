/**
 * A chain made ready to be solved: for every set of bugs that may be there together, and every way in which they show, an absorbing
 * Markov chain whose states are the looks, with what each bug has come to and how often handlers have tried again. Flat arrays, so
 * that it is solved again and again without an object.
 */
import type { Chain, NumberAt } from './chain.ts';

/** A chance that is made of the chain's numbers before anything is solved. */
export type Factor =
  | { readonly kind: 'chance'; readonly at: NumberAt }
  | { readonly kind: 'unless'; readonly at: NumberAt }
  /** That nothing of a group of bugs is there. */
  | { readonly kind: 'none'; readonly of: readonly NumberAt[] }
  /** That a bug's exposure on these arcs makes it surface, and that it does not. */
  | { readonly kind: 'surfaces' | 'hides'; readonly bug: number; readonly arcs: readonly number[] };

/** What a bug of a hypothesis has come to. */
export const HIDDEN = 0;
export const SHOWN = 1;
export const FOUND = 2;

export interface Program {
  readonly chain: Chain;
  readonly factors: readonly Factor[];
  readonly hypotheses: readonly Hypothesis[];
  /** States, in an order in which every one comes after those that lead to it, but for those of its own knot. */
  readonly states: number;
  /** Knots of states that lead to one another: where each begins, and behind the last where it ends. */
  readonly knots: Int32Array;
  /** Per state its hypothesis, and where its edges begin; one entry more than there are states. */
  readonly hypothesisOf: Int32Array;
  readonly edgesFrom: Int32Array;
  /** Per edge: where it leads (a state, or behind the states a terminal), its two arcs (-1: none), and what it counts. */
  readonly to: Int32Array;
  readonly arc: Int32Array;
  readonly otherArc: Int32Array;
  readonly counts: Uint8Array;
  /** Per edge where its factors begin, one entry more than there are edges; and these. */
  readonly factorsFrom: Int32Array;
  readonly factorOf: Int32Array;
  /** Bugs that are found first by an edge: edges, bugs and stages. */
  readonly finds: readonly { readonly edge: number; readonly bug: number; readonly stage: number }[];
  readonly terminals: readonly Terminal[];
}

export const COUNTS_FALSE_ALARM = 1;
export const COUNTS_RETRY = 2;

export interface Hypothesis {
  /** Those that are there, ascending. */
  readonly bugs: readonly number[];
  readonly factors: readonly number[];
  /** Its first state. */
  readonly start: number;
}

export interface Terminal {
  readonly hypothesis: number;
  readonly end: number;
  /** What each of the hypothesis' bugs has come to. */
  readonly states: readonly number[];
}
