/** When stages are, how trains leave from them, and to which steps the time goes. */
import type { Estimate } from './estimate.ts';

export interface StageResults {
  readonly name: string;
  /** Servers that it deploys to. */
  readonly servers: number;
  /** Share of the fleet that it and the stages written before it deploy to. */
  readonly cumulativeShare: number;
  readonly reached: Estimate;
  /** Seconds from the plan's start, and from the stage's start to its end; null where no trial got there. */
  readonly start: StageTime | null;
  readonly duration: StageTime | null;
  /** Chance that a bug is found in it. */
  readonly found: Estimate;
  /** null: it is no channel. */
  readonly channel: ChannelResults | null;
}

/** How a change leaves with the trains of a channel. All but `departed` is over the trials in which it leaves at all. */
export interface ChannelResults {
  readonly ring: string;
  /** From one departure to the next. */
  readonly every: { readonly unit: 'seconds'; readonly period: number };
  /** Chance that it leaves with a train. */
  readonly departed: Estimate;
  /** From its coming to the channel to the first departure, of those that wait for one: not on the fast track. */
  readonly wait: ChannelTime;
  /** Trains that it left with and was taken off again, for a later one. */
  readonly missed: {
    readonly mean: Estimate;
    readonly none: Estimate;
    readonly one: Estimate;
    readonly two: Estimate;
    readonly more: Estimate;
  };
  /** From its landing to the departure of the last train that it left with. */
  readonly lead: ChannelTime;
}

export interface ChannelTime {
  readonly unit: 'seconds';
  readonly mean: Estimate;
  readonly p50: Estimate;
  readonly p95: Estimate;
}

export interface StageTime {
  readonly unit: 'seconds';
  readonly mean: Estimate;
}

/** Where the time goes: a sentence of the plan, all copies of it together. */
export interface StepResults {
  /** `MachineStep.source`. */
  readonly source: string;
  readonly text: string;
  readonly stage: string;
  /** Mean time during which a copy of it runs. */
  readonly busy: { readonly unit: 'seconds'; readonly mean: Estimate };
  /** Mean of that time over the mean duration of the plan; steps side by side sum to more than 1. */
  readonly share: number;
}
