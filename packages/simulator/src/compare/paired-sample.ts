/** The values of two plans in one trial after another, kept one by one: for what sums cannot give. */
export interface PairedSample {
  size: number;
  a: Float64Array;
  b: Float64Array;
  cells: Uint16Array;
  /** Trials kept, per cell. */
  readonly trials: Float64Array;
  /** Least and greatest of all trials, kept or not. */
  readonly rangeA: Range;
  readonly rangeB: Range;
  /** The trial that was added last: several figures may share a sample. */
  last: number;
}

export interface Range {
  least: number;
  most: number;
}

export function emptyPairedSample(cells: number): PairedSample {
  const size = 1_024;
  return {
    size: 0,
    a: new Float64Array(size),
    b: new Float64Array(size),
    cells: new Uint16Array(size),
    trials: new Float64Array(cells),
    rangeA: { least: Infinity, most: -Infinity },
    rangeB: { least: Infinity, most: -Infinity },
    last: 0,
  };
}

/** NaN: the trial has no value. */
export function keepPair(
  sample: PairedSample,
  trial: number,
  isKept: boolean,
  cell: number,
  valueA: number,
  valueB: number,
): void {
  if (sample.last === trial) return;
  sample.last = trial;
  widen(sample.rangeA, valueA);
  widen(sample.rangeB, valueB);
  if (!isKept) return;
  if (sample.size === sample.a.length) grow(sample);
  sample.a[sample.size] = valueA;
  sample.b[sample.size] = valueB;
  sample.cells[sample.size] = cell;
  sample.trials[cell] = (sample.trials[cell] ?? 0) + 1;
  sample.size += 1;
}

function widen(range: Range, value: number): void {
  if (value < range.least) range.least = value;
  if (value > range.most) range.most = value;
}

function grow(sample: PairedSample): void {
  const { size, a, b, cells } = sample;
  sample.a = new Float64Array(2 * size);
  sample.b = new Float64Array(2 * size);
  sample.cells = new Uint16Array(2 * size);
  sample.a.set(a);
  sample.b.set(b);
  sample.cells.set(cells);
}
