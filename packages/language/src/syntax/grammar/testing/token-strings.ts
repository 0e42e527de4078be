/**
 * Sets of token strings of length two or less: what LL(2) decisions compare. A set is a matrix of bits: row `a`,
 * column `b` says that the string `a b` is in it, row `a`, column `END` that the string `a` alone is.
 */
export class TokenStrings {
  private readonly rows: Uint8Array;
  private readonly count: number;
  /** Whether the empty string is in the set. */
  empty = false;

  /** For tokens 0 … `count` − 1. */
  constructor(count: number) {
    this.count = count;
    this.rows = new Uint8Array(count * (count + 1));
  }

  add(first: number, second: number | 'end'): void {
    this.rows[first * (this.count + 1) + (second === 'end' ? this.count : second)] = 1;
  }

  has(first: number, second: number | 'end'): boolean {
    return this.rows[first * (this.count + 1) + (second === 'end' ? this.count : second)] === 1;
  }

  /** Adds all of another set; says whether anything was new. */
  addAll(other: TokenStrings): boolean {
    let changed = other.empty && !this.empty;
    this.empty ||= other.empty;
    for (let index = 0; index < this.rows.length; index++) {
      if (other.rows[index] === 1 && this.rows[index] === 0) {
        this.rows[index] = 1;
        changed = true;
      }
    }
    return changed;
  }

  firsts(): number[] {
    const width = this.count + 1;
    return Array.from({ length: this.count }, (_, first) => first).filter((first) =>
      this.rows.subarray(first * width, (first + 1) * width).includes(1),
    );
  }

  /** Every string of this set followed by every one of the next, cut to two tokens. */
  followedBy(next: TokenStrings): TokenStrings {
    const result = new TokenStrings(this.count);
    if (this.empty) result.addAll(next);
    const nextFirsts = next.firsts();
    for (const first of this.firsts()) {
      for (let second = 0; second < this.count; second++) if (this.has(first, second)) result.add(first, second);
      if (!this.has(first, 'end')) continue;
      if (next.empty) result.add(first, 'end');
      for (const second of nextFirsts) result.add(first, second);
    }
    return result;
  }

  /** The strings that are in both sets. */
  common(other: TokenStrings): (readonly [number, number | 'end'])[] {
    const both: [number, number | 'end'][] = [];
    for (let first = 0; first < this.count; first++) {
      for (let second = 0; second <= this.count; second++) {
        const index = first * (this.count + 1) + second;
        if (this.rows[index] === 1 && other.rows[index] === 1)
          both.push([first, second === this.count ? 'end' : second]);
      }
    }
    return both;
  }
}
