/**
 * A run of a plan as a film of its fleet: tiles that are each in some states at any time, and what happens meanwhile. Plain JSON, that whoever shows it
 * (a picture, a page, a terminal) reads by the functions of `state-at.ts`.
 */
import type { Outcome } from '@rollout/compiler';
import type { FleetState } from './fleet-state.ts';

export interface Film {
  readonly plan: string;
  readonly scenario: string | null;
  readonly trial: number;
  readonly seed: string;
  /** Milliseconds, as all times here. */
  readonly duration: number;
  readonly outcome: Outcome;
  readonly servers: number;
  /** The fleet itself; its leaves are the tiles, in their order. */
  readonly fleet: FilmPlace;
  readonly tiles: readonly FilmTile[];
  /** What a tile is, in the singular, and how many of them one stands for at most. */
  readonly tile: { readonly level: string; readonly most: number };
  /** Where changes fall, ascending. */
  readonly times: readonly number[];
  /** How many servers are not up, from each time on. Those that stand beside others, and those whose old one stands, are not down. */
  readonly down: readonly (readonly [at: number, servers: number])[];
  readonly moments: readonly FilmMoment[];
  readonly gauges: readonly FilmGauge[];
  /** What is summed up. */
  readonly notes: readonly string[];
}

export interface FilmTile {
  /** Of the node; of several nodes, from the first to the last. */
  readonly address: string;
  readonly label: string;
  readonly servers: number;
  /** In order of time. Before the first all of its servers are on the old version. */
  readonly changes: readonly TileChange[];
}

/** The index of its time, then how many servers are from then on in each state of `STATES` after the first; nothings at the end are left out. */
export type TileChange = readonly number[];

/** The tiles `from <= i < to` lie in it. */
export interface FilmPlace {
  readonly label: string;
  readonly servers: number;
  readonly from: number;
  readonly to: number;
  /** None: it is a tile. */
  readonly places: readonly FilmPlace[];
}

export interface FilmMoment {
  readonly at: number;
  readonly text: string;
  readonly tone: Tone;
}

/** `end`: of the plan; `mark`: something begins or ends; `good` and `bad`: what somebody has found; `caution`: what nobody has seen yet, or may be nothing; `back`: the plan turns. */
export type Tone = 'mark' | 'good' | 'caution' | 'back' | 'bad' | 'end';

/** Something that grows and shrinks beside the fleet. */
export interface FilmGauge {
  readonly label: string;
  /** Where there is no room for that. */
  readonly short: string;
  readonly kind: 'users' | 'share' | 'exposure';
  /** Of users and shares all there are; of exposure what it comes to by the end. */
  readonly most: number;
  /** What it is counted in. */
  readonly unit: string;
  /** Of users and shares it holds from its time on; exposure grows evenly from one to the next. */
  readonly points: readonly (readonly [at: number, value: number])[];
}

/** Counts are in this order; what is rare comes last, for nothings at the end are left out. */
export const STATES = [
  'old',
  'changing',
  'baking',
  'fresh',
  'returning',
  'failed',
  'lost',
  'doubted',
] as const satisfies readonly FleetState[];

/** In the order in which they fill a tile that is in several states, from what is as it should be to what has not been touched. */
export const STACKING: readonly FleetState[] = [
  'fresh',
  'baking',
  'doubted',
  'changing',
  'returning',
  'failed',
  'lost',
  'old',
];

export const STATE_NAMES: Readonly<Record<FleetState, string>> = {
  old: 'old version',
  changing: 'changing',
  baking: 'new, being watched',
  fresh: 'new version',
  returning: 'going back',
  failed: 'failed',
  lost: 'lost',
  doubted: 'new, check failed',
};

/** How many servers are in each state, in the order of `STATES`. */
export type Counts = readonly number[];
