/**
 * A plan as a chain of looks: what happens between two looks (gates, approvals, ends of stages that find what is sure to be seen) is an
 * arc, which takes a time and exposes people to bugs; what happens at a look is a chance. Parts that go side by side lie within an
 * arc and are never multiplied.
 *
 * The shape says what leads where; every number that can be another one under other settings of the plan stands in `numbers`, so that
 * a chain of the same shape is solved again by putting other numbers in. Plain data. Times are in milliseconds, exposure in server-milliseconds,
 * requests or user-milliseconds.
 */
import type { Cause, Outcome } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';

export interface Chain {
  readonly shape: ChainShape;
  readonly numbers: Float64Array;
}

/** A place in `Chain.numbers`. */
export type NumberAt = number;

export interface ChainShape {
  readonly stages: number;
  /** In the order in which a plan in which nothing goes wrong comes to them. */
  readonly looks: readonly Look[];
  readonly bugs: readonly ChainBug[];
  /** Groups of bugs of which a release has at most one; every bug is in one. */
  readonly groups: readonly (readonly number[])[];
  /** The first is completion. */
  readonly ends: readonly ChainEnd[];
  readonly arcs: readonly Arc[];
  /** By the looks, the last of which is followed by completion: the arcs that lead to them from the one before. */
  readonly reach: readonly number[];
  /** How many counters of retries there are. */
  readonly counters: number;
}

/** Numbers: its mean time, the variance of its time, and for each bug the mean of its exposure on the way. */
export interface Arc {
  readonly at: NumberAt;
  /** Times of it that are random; they are independent, and drawn anew whenever it is gone. The rest of its time is fixed. */
  readonly random: readonly RandomPart[];
}

/**
 * Groups side by side, each of works one after the other: it takes as long as the longest group. While it lasts a bug is exposed at
 * the rate `before`, and at that of `gains` more from the end of a work on.
 */
export interface RandomPart {
  readonly groups: readonly (readonly RandomWork[])[];
  /** One a bug. */
  readonly before: readonly number[];
}

export interface RandomWork {
  readonly law: Distribution;
  /** It is the slowest of so many that are alike, and `added` to it. */
  readonly slowestOf: number;
  readonly added: number;
  readonly gains: readonly number[];
}

export interface Look {
  readonly kind: 'gate' | 'approval' | 'stage-end';
  readonly stage: number;
  /** null: of a stage's end. */
  readonly step: number | null;
  /** Looks of one check are blind together. null: it is blind to nothing. */
  readonly check: number | null;
  readonly blind: NumberAt | null;
  /** Per bug the chance to be seen by one running; null: never. Bugs that are sure are seen all the same. */
  readonly detects: readonly (NumberAt | null)[];
  /** What it may raise where it covers no bug; null: nothing. */
  readonly alarm: {
    readonly chance: NumberAt;
    readonly cause: Cause;
    readonly counts: boolean;
    readonly met: Response;
  } | null;
  readonly unhealthy: Response;
}

/** How what a look raises is met. */
export type Response =
  /** On to the next look (behind the last one to completion), as it is reached anyway; before that the arc, if there is one. */
  | { readonly kind: 'on'; readonly arc: number | null; readonly retries: boolean }
  /** Back to a look, this one included. */
  | { readonly kind: 'back'; readonly to: number; readonly arc: number }
  | { readonly kind: 'end'; readonly end: number; readonly arc: number }
  /** `again` the first so many times that this counter's retry is met. */
  | {
      readonly kind: 'retry';
      readonly counter: number;
      readonly atMost: number;
      readonly again: Response;
      readonly then: Response;
    }
  | { readonly kind: 'ask'; readonly continues: NumberAt; readonly yes: Response; readonly no: Response };

export interface ChainBug {
  readonly name: string;
  /** Of exposure, for what people call one: a server-hour, a request, a user-hour. */
  readonly unit: number;
  /** How it shows if it is there, by showing at nodes: the chances of all ways sum to the chance that it is there. */
  readonly ways: readonly BugWay[];
  /** The rate at which it surfaces by exposure, where that is exponential; null: it does not. */
  readonly hazard: NumberAt | null;
  /** Exposure that is added if it escapes. */
  readonly horizon: NumberAt;
}

export interface BugWay {
  /** The first look by which it has shown; behind the last look: by completion; null: never by a node. */
  readonly from: number | null;
  /** It is seen for sure at the next gate or the stage's end. */
  readonly sure: boolean;
  readonly chance: NumberAt;
}

export interface ChainEnd {
  readonly outcome: Outcome;
  readonly cause: Cause | null;
  /** Whose handler turned the plan; null: it completed. */
  readonly stage: number | null;
  /** The looks at which it was turned; null: it completed. */
  readonly look: number | null;
  /** Per bug whether somebody has it then, if it is there. */
  readonly out: readonly boolean[];
}

export type FoundChain =
  | { readonly kind: 'chain'; readonly chain: Chain }
  /** `why`: what of the plan is of no chain, in words that go on from "because". */
  | { readonly kind: 'none'; readonly why: string };

/** All numbers, in an order that depends on the shape alone: a copy. */
export function numbersOf(chain: Chain): Float64Array {
  return Float64Array.from(chain.numbers);
}

/** Whether two chains differ in their numbers alone. */
export function areAlike(one: Chain, other: Chain): boolean {
  return one.numbers.length === other.numbers.length && JSON.stringify(one.shape) === JSON.stringify(other.shape);
}

/** Whether all times of its arcs are fixed. */
export function isFixed({ shape }: Chain): boolean {
  return shape.arcs.every(({ random }) => random.length === 0);
}

/** Whether how long it takes and where a bug surfaces depend on the same random times: then chances and means are what they are, and the law of the duration is not told. */
export function isEntangled({ shape }: Chain): boolean {
  return shape.bugs.some(
    ({ hazard }, bug) =>
      hazard !== null &&
      shape.arcs.some(({ random }) =>
        random.some(
          ({ before, groups }) =>
            before[bug] !== 0 || groups.some((group) => group.some(({ gains }) => gains[bug] !== 0)),
        ),
      ),
  );
}
