import type { Pattern } from '../chart/patterns.tsx';
import type { Scale } from '../chart/scale.ts';
import type { Theme } from '../theme/theme.ts';

/** One thing that goes up and down over the time of a run, with its name beside it. */
export interface Panel {
  readonly title: string;
  /** What it came to, in words; each as many lines as it needs. */
  readonly told: readonly string[];
  readonly scale: Scale;
  readonly curves: readonly Curve[];
  readonly limits: readonly Limit[];
  /** Of the plot, in pixels; of the usual height unless told. */
  readonly height?: number;
  /** How a value is told; `unit` comes after it. */
  readonly value: (value: number) => string;
}

export interface Curve {
  /** Told where there is more than one. */
  readonly name: string;
  /** `steps`: each value holds until the next; `slopes`: it goes evenly from one to the next. */
  readonly kind: 'steps' | 'slopes';
  /** In order; null: beyond any scale. */
  readonly points: readonly { readonly at: number; readonly value: number | null }[];
  readonly color: (theme: Theme) => string;
  /** null: only its line is drawn. */
  readonly fill: Pattern | null;
}

/** A level that is drawn across. */
export interface Limit {
  readonly value: number;
  readonly text: string;
  readonly look: 'limit' | 'aim';
}
