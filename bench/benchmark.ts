/**
 * A comparison that `npm run bench` prints. Each stands in a file of its own, `bench/NAME.bench.ts`, as its default
 * export; files run one after the other, by name.
 */
export interface Benchmark {
  readonly title: string;
  /** Both sides of a ratio are measured in this one call, best of several, after their answers were checked. */
  run(root: string): Promise<readonly Row[]>;
}

/** One line of the answer. */
export type Row =
  | {
      readonly kind: 'figure';
      readonly what: string;
      readonly value: number;
      /** `×` for a ratio, else the unit of the figure, as `MB/s`. */
      readonly unit: string;
      /** What the figure is wanted to be, if anything. */
      readonly goal?: { readonly atLeast: number } | { readonly atMost: number };
      /** What went into it: the two sides, the check against the exact answer. */
      readonly detail?: string;
    }
  | { readonly kind: 'left-out'; readonly what: string; readonly because: string };
