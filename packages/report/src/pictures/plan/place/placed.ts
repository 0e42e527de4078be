/** Where everything of a plan is drawn, in pixels. */
import type { GraphShape } from '@rollout/compiler';
import type { Area, Part } from '../../picture.ts';
import type { LaneView } from '../view/view.ts';

export type { Area };

export type Point = readonly [x: number, y: number];

export interface PlacedBox extends Area {
  readonly id: string;
  readonly shape: GraphShape | 'fold';
  readonly lines: readonly string[];
  readonly caption: string;
  readonly mark: string;
  readonly part: Part | null;
}

export interface PlacedFrame extends Area {
  readonly id: string;
  readonly lines: readonly string[];
  readonly caption: string;
  readonly mark: string;
  readonly part: Part | null;
}

/** The point of no return. */
export interface PlacedLine extends Area {
  readonly id: string;
  readonly text: string;
  readonly mark: string;
}

/** A line with corners, from a cell to a cell; the arrow is at its end. */
export interface PlacedPath {
  readonly from: string;
  readonly to: string;
  readonly kind: 'on' | 'turn' | 'way';
  readonly points: readonly Point[];
  /** Without one it joins another line. */
  readonly arrow: boolean;
}

/** One line of text on what is below it. */
export interface PlacedLabel {
  readonly x: number;
  /** Of its middle. */
  readonly y: number;
  readonly width: number;
  readonly text: string;
  readonly kind: 'turn' | 'way' | 'back';
}

/** Where a way to an end comes to the edge of its lane. */
export interface Exit {
  readonly end: string;
  readonly from: string;
  readonly x: number;
  readonly y: number;
}

export interface Content {
  readonly boxes: PlacedBox[];
  readonly frames: PlacedFrame[];
  readonly lines: PlacedLine[];
  readonly paths: PlacedPath[];
  readonly labels: PlacedLabel[];
  readonly exits: Exit[];
}

export interface PlacedLane extends Area {
  readonly lane: LaneView;
  readonly head: PlacedHead;
  readonly content: Content;
}

/** The start, or an end. */
export interface PlacedPill extends Area {
  readonly id: string;
  readonly text: string;
  readonly lines: readonly string[];
}

export interface PlacedHead extends Area {
  readonly name: readonly string[];
  readonly facts: readonly string[];
  /** Of the bar that shows its share. */
  readonly bar: Area | null;
}

export function noContent(): Content {
  return { boxes: [], frames: [], lines: [], paths: [], labels: [], exits: [] };
}
