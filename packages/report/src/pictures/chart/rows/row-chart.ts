/** A chart of rows: a name, what is drawn of it beside or below, and its numbers. What fits no row is summed up in one by whoever makes it. */
import type { Part } from '../../picture.ts';
import type { Pattern } from '../patterns.tsx';
import type { Scale } from '../scale.ts';

export interface RowChart {
  /** What colours and patterns stand for. */
  readonly legend: readonly LegendEntry[];
  readonly sections: readonly Section[];
}

export interface LegendEntry {
  readonly text: string;
  readonly color: string;
  readonly pattern: Pattern;
  /** Where that is what stands in rows. */
  readonly shape?: 'dot' | 'line' | 'whisker' | 'stroke';
  /** Of a stroke. */
  readonly dash?: string;
  readonly opacity?: number;
}

/** Rows on one scale. */
export interface Section {
  readonly title: string | null;
  /** Its ticks are named above its rows; null: each row has its own. */
  readonly scale: Scale | null;
  /** What is said of numbers in each column, beside rows or before each number. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row {
  readonly label: string;
  readonly strong?: boolean;
  /** Below another. */
  readonly inner?: boolean;
  /** Before the label; in a colour of its own. */
  readonly sign?: { readonly text: string; readonly color: string };
  readonly scale?: Scale;
  readonly shapes: readonly Shape[];
  /** One a column: what it is, and what is known of it less loudly. */
  readonly values: readonly RowValue[];
  /** For its mark: all there is to say. */
  readonly told: string;
  /** What of the plan it is about. */
  readonly part?: Part;
}

export interface RowValue {
  readonly text: string;
  readonly more?: string;
  /** The same where no title stands above it. */
  readonly alone?: string;
}

/** What is drawn in a row, in values of its scale. */
export type Shape =
  | {
      readonly kind: 'bar';
      readonly from: number;
      readonly to: number;
      readonly color: string;
      readonly pattern?: Pattern;
      /** Said in it, where there is room. */
      readonly text?: string;
      /** Part of the row's height; both halves may be taken. */
      readonly half?: 'upper' | 'lower';
    }
  /** Behind all else: what is allowed. */
  | { readonly kind: 'back'; readonly from: number; readonly to: number }
  /** That it lies on. */
  | { readonly kind: 'rail'; readonly from: number; readonly to: number }
  | { readonly kind: 'interval'; readonly low: number; readonly high: number }
  | { readonly kind: 'dot'; readonly at: number; readonly color: string }
  | { readonly kind: 'limit'; readonly at: number };
