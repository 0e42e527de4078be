/** Hears of a run: its record, which begins at `row`, and its chance. The record stands there until the next. */
export type Visit = (records: Float64Array, row: number, chance: number) => void;
