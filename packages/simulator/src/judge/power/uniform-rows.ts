import type { Stream } from '../../random/key.ts';
import { threefry, words } from '../../random/threefry.ts';

const TWO_MINUS_32 = 2.3283064365386963e-10;

/** Numbers, `rows` times `columns`, row after row. */
export interface Rows {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/**
 * The uniforms in (0, 1) of a stream: row r, column c is a function of the stream, r and c alone. Each has 32 bits, two to an
 * encryption: a table has millions of them, and none of them is looked at for itself.
 */
export function uniformRows(stream: Stream, rows: number, columns: number): Rows {
  const values = new Float64Array(rows * columns);
  for (let row = 0, at = 0; row < rows; row++) {
    const end = at + columns;
    for (let pair = 0; at < end; pair++) {
      threefry(stream.high, stream.low, row, pair);
      values[at++] = unit(words[0] as number); // in range: the array has two elements
      if (at < end) values[at++] = unit(words[1] as number); // as above
    }
  }
  return { rows, columns, values };
}

function unit(word: number): number {
  return ((word >>> 0) + 0.5) * TWO_MINUS_32;
}

/** Sorts each row of uniforms ascending, in place: they fall into as many boxes nearly one by one. */
export function sortRows({ rows, columns, values }: Rows): void {
  const box = new Int32Array(columns + 1);
  const row = new Float64Array(columns);
  for (let start = 0; start < rows * columns; start += columns) {
    box.fill(0);
    for (let c = 0; c < columns; c++) {
      const value = values[start + c] as number; // in range
      row[c] = value;
      const after = Math.floor(value * columns) + 1; // at most `columns`: the value is below 1
      box[after] = (box[after] as number) + 1; // as above
    }
    for (let b = 1; b < columns; b++) box[b] = (box[b] as number) + (box[b - 1] as number); // in range
    for (let c = 0; c < columns; c++) {
      const value = row[c] as number; // in range
      const b = Math.floor(value * columns);
      const at = box[b] as number; // in range: b is below `columns`
      box[b] = at + 1;
      values[start + at] = value;
    }
    for (let c = 1; c < columns; c++) {
      const value = values[start + c] as number; // in range
      let to = c;
      // in range: `to` is at least 1
      while (to > 0 && (values[start + to - 1] as number) > value) {
        values[start + to] = values[start + to - 1] as number; // in range
        to--;
      }
      values[start + to] = value;
    }
  }
}

/** Row after row of other values, each from a row of uniforms. */
export function mapRows({ rows, columns, values }: Rows, map: (from: Float64Array, to: Float64Array) => void): Rows {
  const mapped = { rows, columns, values: new Float64Array(values.length) };
  for (let r = 0; r < rows; r++) map(rowOf({ rows, columns, values }, r), rowOf(mapped, r));
  return mapped;
}

export function rowOf({ columns, values }: Rows, row: number): Float64Array {
  return values.subarray(row * columns, (row + 1) * columns);
}
