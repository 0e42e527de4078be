/** What is kept of a figure that is a mean or a chance, trial by trial: how its two values vary together in each cell. */

/**
 * Of each trial four numbers: A's value a (0 where it has none), the difference d = b − a, whether A has one (v), and whether B has, less
 * that (e). Differences are kept by themselves, so that nothing is lost where they are alike, and nothing at all where they are the same.
 */
export const NUMBERS = 4;
const SUMS = 9;
const PRODUCTS = (NUMBERS * (NUMBERS + 1)) / 2;

export interface PairedMoments {
  readonly cells: number;
  /** Trials per cell. */
  readonly trials: Float64Array;
  /** At `NUMBERS * cell`. */
  readonly means: Float64Array;
  /** At `PRODUCTS * cell`: Σ (x − mean)(y − mean) for the pairs aa, ad, dd, av, dv, vv, ae, de, ve, ee. */
  readonly products: Float64Array;
  /** At `SUMS * cell`: sums of x, y, xx, xy, yy, xxx, xxy, xyy, yyy, where x and y are a and d less those of the cell's first trial (`origins`). */
  readonly sums: Float64Array;
  readonly origins: Float64Array;
  /** Per cell: trials in which either has a value that is not 0, and in which they differ. */
  readonly touched: Float64Array;
  readonly differing: Float64Array;
  /** Per cell, of values that are 1 or 0: both are 1; only B's is; only A's is. */
  readonly both: Float64Array;
  readonly gained: Float64Array;
  readonly lost: Float64Array;
  /** Per cell: trials of which A has a value. */
  readonly among: Float64Array;
  /** In some trial only one of them has a value. */
  oneSided: boolean;
}

export function emptyPairedMoments(cells: number): PairedMoments {
  const column = () => new Float64Array(cells);
  return {
    cells,
    trials: column(),
    means: new Float64Array(NUMBERS * cells),
    products: new Float64Array(PRODUCTS * cells),
    sums: new Float64Array(SUMS * cells),
    origins: new Float64Array(2 * cells),
    touched: column(),
    differing: column(),
    both: column(),
    gained: column(),
    lost: column(),
    among: column(),
    oneSided: false,
  };
}

const before = new Float64Array(NUMBERS);
const after = new Float64Array(NUMBERS);

/** Adds the values of a trial; NaN: none. */
export function addPair(moments: PairedMoments, cell: number, valueA: number, valueB: number): void {
  const { trials, means, products } = moments;
  const v = Number.isNaN(valueA) ? 0 : 1;
  const w = Number.isNaN(valueB) ? 0 : 1;
  const a = v === 1 ? valueA : 0;
  const b = w === 1 ? valueB : 0;
  const n = at(trials, cell) + 1;
  trials[cell] = n;
  const from = NUMBERS * cell;
  for (let i = 0; i < NUMBERS; i++) {
    const value = i === 0 ? a : i === 1 ? b - a : i === 2 ? v : w - v;
    const mean = at(means, from + i);
    const distance = value - mean;
    const centre = mean + distance / n;
    before[i] = distance;
    after[i] = value - centre;
    means[from + i] = centre;
  }
  let place = PRODUCTS * cell;
  for (let j = 0; j < NUMBERS; j++) {
    for (let i = 0; i <= j; i++) {
      products[place] = at(products, place) + at(before, i) * at(after, j);
      place += 1;
    }
  }
  addSums(moments, cell, n === 1, a, b - a);
  if (v !== w) moments.oneSided = true;
  if (v === 1) count(moments.among, cell);
  if (a !== 0 || b !== 0) count(moments.touched, cell);
  if (a !== b || v !== w) count(moments.differing, cell);
  if (a === 1 && b === 1) count(moments.both, cell);
  if (a !== 1 && b === 1) count(moments.gained, cell);
  if (a === 1 && b !== 1) count(moments.lost, cell);
}

/** The mean of a + …: Σ coefficients · means of a cell. */
export function meanIn(moments: PairedMoments, cell: number, coefficients: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < NUMBERS; i++) sum += at(coefficients, i) * at(moments.means, NUMBERS * cell + i);
  return sum;
}

/** Likewise the sum of squares about it. */
export function squaresIn(moments: PairedMoments, cell: number, coefficients: ArrayLike<number>): number {
  let sum = 0;
  let place = PRODUCTS * cell;
  for (let j = 0; j < NUMBERS; j++) {
    for (let i = 0; i <= j; i++) {
      const twice = i === j ? 1 : 2;
      sum += twice * at(coefficients, i) * at(coefficients, j) * at(moments.products, place);
      place += 1;
    }
  }
  return Math.max(0, sum);
}

function addSums({ sums, origins }: PairedMoments, cell: number, isFirst: boolean, a: number, d: number): void {
  if (isFirst) {
    origins[2 * cell] = a;
    origins[2 * cell + 1] = d;
    return;
  }
  const x = a - at(origins, 2 * cell);
  const y = d - at(origins, 2 * cell + 1);
  if (x === 0 && y === 0) return;
  const place = SUMS * cell;
  sums[place] = at(sums, place) + x;
  sums[place + 1] = at(sums, place + 1) + y;
  sums[place + 2] = at(sums, place + 2) + x * x;
  sums[place + 3] = at(sums, place + 3) + x * y;
  sums[place + 4] = at(sums, place + 4) + y * y;
  sums[place + 5] = at(sums, place + 5) + x * x * x;
  sums[place + 6] = at(sums, place + 6) + x * x * y;
  sums[place + 7] = at(sums, place + 7) + x * y * y;
  sums[place + 8] = at(sums, place + 8) + y * y * y;
}

/** Σ (l − mean)³ of l = p · a + q · d in a cell. */
export function cubesIn({ sums, trials }: PairedMoments, cell: number, p: number, q: number): number {
  const n = at(trials, cell);
  if (!(n > 0)) return 0;
  const sum = (i: number): number => at(sums, SUMS * cell + i);
  const first = p * sum(0) + q * sum(1);
  const second = p * p * sum(2) + 2 * p * q * sum(3) + q * q * sum(4);
  const third = p * p * p * sum(5) + 3 * p * p * q * sum(6) + 3 * p * q * q * sum(7) + q * q * q * sum(8);
  const mean = first / n;
  return third - 3 * mean * second + 2 * n * mean * mean * mean;
}

/** Whether all trials of the cell, or none, have a value. */
export function isUniform(moments: PairedMoments, cell: number): boolean {
  const n = at(moments.among, cell);
  return !moments.oneSided && (n === 0 || n === at(moments.trials, cell));
}

function count(column: Float64Array, cell: number): void {
  column[cell] = at(column, cell) + 1;
}

function at(array: ArrayLike<number>, i: number): number {
  return array[i] as number; // in range: every array has its entries for every cell
}
