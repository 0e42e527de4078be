import type { Estimate, StartResults } from '../results/results.ts';

/**
 * What a stream of changes found: plain data, the same bytes for the same machine, seed and numbers. Its schema is
 * docs/schema/stream.schema.json. Times are in seconds.
 */
export interface StreamResults {
  readonly schemaVersion: 1;
  /** Of Rollout. */
  readonly version: string;
  /** Of the machine: the same for machines that are equal byte by byte. */
  readonly machineHash: string;
  readonly plan: string;
  /** Under which it ran; null: as written. */
  readonly scenario: string | null;
  /** From when on changes land: the first span's beginning. */
  readonly start: StartResults;
  /** Durations in seconds, percents as shares of 1. */
  readonly params: Readonly<Record<string, number>>;
  readonly method: 'simulated';
  readonly seed: string;
  /** Changes that were run. */
  readonly changes: number;
  /** false: it was stopped before all changes had run. */
  readonly complete: boolean;
  /** Level of every interval. */
  readonly confidence: number;
  readonly span: {
    readonly unit: 'seconds';
    readonly length: number;
    /** Changes that land in each. */
    readonly changes: number;
  };
  /** Spans of which all changes were run. */
  readonly spans: number;
  /**
   * Whose trains are counted: from the first whose trains every change can have reached that is to be on board, up to the last (from 1). null: there is none.
   * What is told by changes alone (`aboard.mean`, `takenOff.mean`, `throughput`) needs no trains, and is of all changes.
   */
  readonly steady: { readonly first: number; readonly last: number } | null;
  /** How many spans there must be for trains to have intervals. */
  readonly spansNeeded: number;
  /** Chance that a change waits for no train. Such changes are on board of none. */
  readonly fastTrack: number;
  readonly channels: readonly StreamChannelResults[];
  /** How many changes come to each end, a span. */
  readonly throughput: {
    readonly unit: 'changes per span';
    readonly completed: Estimate;
    readonly rolledBack: Estimate;
    readonly stopped: Estimate;
  };
}

export interface StreamChannelResults {
  readonly name: string;
  readonly ring: string;
  readonly every: { readonly unit: 'seconds'; readonly period: number };
  /** Steady ones, of which the following tells. */
  readonly trains: number;
  /** Changes on board of a train. */
  readonly aboard: {
    readonly mean: Estimate;
    readonly sd: Estimate;
    readonly p50: Estimate;
    readonly p95: Estimate;
    /** The most that were ever; 0 without trains. */
    readonly max: number;
  };
  /** Share of trains with nothing on board. */
  readonly empty: Estimate;
  /** Share of trains of which a change was taken off: it left with a later one, or its plan turned in this channel. */
  readonly late: Estimate;
  /** Changes taken off a train; `meanGivenLate`: off those that are late. */
  readonly takenOff: { readonly mean: Estimate; readonly meanGivenLate: Estimate };
  /** With how many others a change is on board, on average over boardings. */
  readonly company: { readonly mean: Estimate };
  /** Changes that get through the channel, a span; those on the fast track included. */
  readonly passed: { readonly unit: 'changes per span'; readonly mean: Estimate };
}
