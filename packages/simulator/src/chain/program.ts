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
  /** That on these arcs some bugs' exposure makes them surface, and others' does not. */
  | {
      readonly kind: 'showing';
      readonly surface: readonly number[];
      readonly hide: readonly number[];
      readonly arcs: readonly number[];
    };

/** What a bug of a hypothesis has come to. */
export const HIDDEN = 0;
export const SHOWN = 1;
export const FOUND = 2;

export interface Program {
  readonly chain: Chain;
  readonly factors: readonly Factor[];
  /** The chances that are read, or taken from 1, as they are: factors, and their places among the numbers. */
  readonly read: FactorTable;
  readonly unless: FactorTable;
  /** The factors that take more. */
  readonly others: Int32Array;
  readonly hypotheses: readonly Hypothesis[];
  /** Per hypothesis its first state. */
  readonly starts: Int32Array;
  /** Where each hypothesis' factors begin, and its bugs, one entry more than there are hypotheses; and these. */
  readonly weightsFrom: Int32Array;
  readonly weightOf: Int32Array;
  readonly bugsFrom: Int32Array;
  readonly bugOf: Int32Array;
  /** States, in an order in which every one comes after those that lead to it, but for those of its own knot. */
  readonly states: number;
  /** Knots of states that lead to one another: where each begins, and behind the last where it ends. */
  readonly knots: Int32Array;
  /** Per state its hypothesis, and where its edges begin; one entry more than there are states. */
  readonly hypothesisOf: Int32Array;
  readonly edgesFrom: Int32Array;
  /** Per edge: where it leads (a state, or behind the states a terminal), where the numbers of its two arcs begin (-1: it has no second), and what it counts. */
  readonly to: Int32Array;
  readonly arc: Int32Array;
  readonly otherArc: Int32Array;
  readonly counts: Uint8Array;
  /** Per knot whether some state of it leads to itself. */
  readonly loops: Uint8Array;
  /** Per edge where its factors begin, one entry more than there are edges; and these. */
  readonly factorsFrom: Int32Array;
  readonly factorOf: Int32Array;
  /** Bugs that are found first by an edge: edges, bugs and stages. */
  readonly finds: readonly { readonly edge: number; readonly bug: number; readonly stage: number }[];
  readonly terminals: readonly Terminal[];
  /** What escapes: bugs that have not been found when the plan has completed, by terminal; `exposure`: the place among the exposures of a solver. */
  readonly escapes: readonly { readonly terminal: number; readonly exposure: number; readonly horizon: NumberAt }[];
}

export interface FactorTable {
  readonly factor: Int32Array;
  readonly at: Int32Array;
}

export const COUNTS_FALSE_ALARM = 1;
export const COUNTS_RETRY = 2;

export interface Hypothesis {
  /** Those that are there, ascending. */
  readonly bugs: readonly number[];
  readonly factors: readonly number[];
}

export interface Terminal {
  readonly hypothesis: number;
  readonly end: number;
  /** What each of the hypothesis' bugs has come to. */
  readonly states: readonly number[];
}
