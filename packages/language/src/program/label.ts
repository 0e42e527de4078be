/** A word or a number; percents are shares of 1, durations milliseconds. */
export type LabelValue = string | number;
