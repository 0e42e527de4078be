/** What gates can be expected to see. */
import type { Estimate } from './estimate.ts';

/** Chances given that the gate is reached; for a bug, given that it has shown by then, and alone. */
export interface GateResults {
  /** `MachineStep.source`. */
  readonly source: string;
  readonly text: string;
  readonly stage: string;
  readonly check: string;
  /** `given`: by the numbers of its check, which are exact. `computed`: by judging samples of its metrics. */
  readonly power: 'given' | 'computed';
  /** Of each metric, in a running of the usual length; null where power is given. */
  readonly samples: number | null;
  /** That it finds fault where there is nothing to see. */
  readonly falseAlarm: Estimate;
  /** That it is neither good nor bad then, where somebody is told (`on marginal`); otherwise it runs once more. */
  readonly marginal: Estimate | null;
  readonly bugs: Readonly<Record<string, GateBugResults>>;
}

export interface GateBugResults {
  /** That it passes, its check's blindness included. */
  readonly missed: Estimate;
  readonly marginal: Estimate | null;
}
