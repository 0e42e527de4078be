/** Whether the figures that are shown first are as precise as was asked for. */
export interface PrecisionResults {
  /** Half an interval over its value, at the most: 0.01 for 1%. */
  readonly asked: number;
  readonly reached: boolean;
  /** Figures that are not as precise; none if it was reached. */
  readonly missing: readonly MissingFigure[];
  /** Figures that are 0 as far as was seen, and the upper ends that they are known by: at most `asked`, of chances and of amounts in their unit. */
  readonly zero: readonly { readonly figure: string; readonly high: number | null }[];
}

export interface MissingFigure {
  /** Its way through the results: `bugs.crash.escaped`. */
  readonly figure: string;
  /** Of its interval, in its unit; null: the interval has no end. */
  readonly halfWidth: number | null;
  /** About so many trials would do; null: that cannot be said. */
  readonly trialsNeeded: number | null;
}
