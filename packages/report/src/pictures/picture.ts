import type { VNode } from 'preact';
import type { Theme } from './theme/theme.ts';

/** What is to be seen, before anybody has said how wide it is and in which colours. Plain but for `draw`, which is a function of its frame alone. */
export interface Picture {
  /** Stable, in kebab-case: names files, and parts of a page. */
  readonly name: string;
  readonly title: string;
  /** What it shows, with the numbers that matter most, for those who do not see it. */
  readonly description: string;
  /** What its reader must know to trust it: from how many runs it is, what was summed up, what was left out. */
  readonly notes: readonly string[];
  /** The numbers that are drawn. */
  readonly table: Table;
  readonly draw: (frame: Frame) => Drawing;
}

/** Numbers under titles; a page shows them on demand. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

export interface Frame {
  /** In pixels of the picture; its height is the picture's to say. */
  readonly width: number;
  readonly theme: Theme;
  /** What ids in the drawing begin with, so that several may stand in one page. */
  readonly id: string;
}

/** A picture as it looks in a frame. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What stands in its `svg` element. No node in it has an inline style, an event handler or a link. */
  readonly body: readonly VNode[];
  readonly marks: readonly Mark[];
}

/** A place in a drawing that tells its numbers to whoever points at it, or comes to it with the keyboard, in that order. */
export interface Mark extends Area {
  /** Lines of text. */
  readonly text: string;
  /** What of the plan it shows, for those who have its source at hand. */
  readonly part?: Part;
  /** All that shows the part, where it is more than the mark. */
  readonly whole?: Area;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a plan by its name, or by what a machine calls it; printable, as all texts of drawings are. */
export type Part =
  | { readonly kind: 'stage'; readonly name: string }
  /** A sentence: the `source` of its steps. */
  | { readonly kind: 'sentence'; readonly source: string }
  | { readonly kind: 'bug'; readonly name: string }
  /** Its place in the plan's list. */
  | { readonly kind: 'expectation'; readonly index: number }
  | { readonly kind: 'param'; readonly name: string }
  /** A point of a front, by its place in it; null: the plan as it is, which is not on it. */
  | { readonly kind: 'point'; readonly index: number | null }
  /** A node of the fleet, by its place among those that are declared around it, from the outermost in. */
  | { readonly kind: 'node'; readonly path: readonly number[] };
