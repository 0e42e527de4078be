/** What the judge has to know of a check; a `health` of the Program is one, and so is that of a Machine. */
export interface JudgeHealth {
  readonly metrics: readonly JudgeMetric[];
  /** Scores from here on pass; below, those from `marginal` on are marginal; the rest fail. 0 to 100. */
  readonly pass: number;
  readonly marginal: number;
}

export interface JudgeMetric {
  readonly name: string;
  readonly bad: BadWhen;
  /** The value that its mean is held against; null: it is compared with a baseline. */
  readonly threshold: number | null;
  /** Of 100; null: it shares with its like what the given ones leave. */
  readonly weight: number | null;
  /** Whether its being High or Low makes the score 0. */
  readonly critical: boolean;
}

/** On which side of the baseline, or of the threshold, a metric is bad. */
export type BadWhen = 'higher' | 'lower' | 'different';

/** What a metric is found to be. `NoData`: there was too little to say. */
export type Classification = 'Pass' | 'High' | 'Low' | 'NoData';

export type Verdict = 'pass' | 'marginal' | 'fail';
