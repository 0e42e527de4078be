/**
 * Sets of token strings of length two or less: what LL(2) decisions compare. A set is a matrix of bits: row `a`,
 * column `b` says that the string `a b` is in it, row `a`, column `END` that the string `a` alone is.
 */
export class TokenStrings {
  /** Row after row, each of `width` words of 32 columns. */
  private readonly rows: Uint32Array;
  private readonly count: number;
  private readonly width: number;
  /** Whether the empty string is in the set. */
  empty = false;

  /** For tokens 0 … `count` − 1. */
  constructor(count: number) {
    this.count = count;
    this.width = Math.ceil((count + 1) / 32);
    this.rows = new Uint32Array(count * this.width);
  }

  private columnOf(second: number | 'end'): number {
    return second === 'end' ? this.count : second;
  }

  add(first: number, second: number | 'end'): void {
    const column = this.columnOf(second);
    this.or(first * this.width + (column >>> 5), 1 << (column & 31));
  }

  has(first: number, second: number | 'end'): boolean {
    const column = this.columnOf(second);
    return (this.wordAt(first * this.width + (column >>> 5)) & (1 << (column & 31))) !== 0;
  }

  /** Adds all of another set; says whether anything was new. */
  addAll(other: TokenStrings): boolean {
    let changed = other.empty && !this.empty;
    this.empty ||= other.empty;
    for (let index = 0; index < other.rows.length; index++) {
      const word = other.wordAt(index);
      if (word !== 0 && this.or(index, word)) changed = true;
    }
    return changed;
  }

  firsts(): number[] {
    const firsts: number[] = [];
    for (let first = 0, index = 0; first < this.count; first++) {
      let any = 0;
      for (const end = index + this.width; index < end; index++) any |= this.wordAt(index);
      if (any !== 0) firsts.push(first);
    }
    return firsts;
  }

  /** Every string of this set followed by every one of the next, cut to two tokens. */
  followedBy(next: TokenStrings): TokenStrings {
    const result = new TokenStrings(this.count);
    if (this.empty) result.addAll(next);
    const nextFirsts = next.firsts();
    for (const first of this.firsts()) {
      const endsHere = this.has(first, 'end');
      for (let at = first * this.width; at < (first + 1) * this.width; at++) result.or(at, this.wordAt(at));
      if (!endsHere) continue;
      if (!next.empty && !(this.empty && next.has(first, 'end'))) result.delete(first, 'end');
      for (const second of nextFirsts) result.add(first, second);
    }
    return result;
  }

  /** The strings that are in both sets. */
  common(other: TokenStrings): (readonly [number, number | 'end'])[] {
    const both: [number, number | 'end'][] = [];
    for (let index = 0; index < this.rows.length; index++) {
      const shared = this.wordAt(index) & other.wordAt(index);
      if (shared === 0) continue;
      const first = Math.floor(index / this.width);
      for (let bit = 0; bit < 32; bit++) {
        if ((shared & (1 << bit)) === 0) continue;
        const column = (index % this.width) * 32 + bit;
        both.push([first, column === this.count ? 'end' : column]);
      }
    }
    return both;
  }

  private wordAt(index: number): number {
    return this.rows[index] ?? 0;
  }

  /** Sets the bits of a word; says whether one of them was not set. */
  private or(index: number, bits: number): boolean {
    const before = this.wordAt(index);
    const after = (before | bits) >>> 0;
    this.rows[index] = after;
    return after !== before;
  }

  private delete(first: number, second: number | 'end'): void {
    const column = this.columnOf(second);
    const index = first * this.width + (column >>> 5);
    this.rows[index] = this.wordAt(index) & ~(1 << (column & 31));
  }
}
