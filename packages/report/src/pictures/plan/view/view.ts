/** What of a plan is to be drawn, before anybody has said how wide. Texts are printable. */
import type { GraphShape } from '@rollout/compiler';
import type { Part } from '../../picture.ts';

export interface PlanView {
  readonly title: string;
  readonly lanes: readonly LaneView[];
  readonly ends: readonly EndView[];
  /** What every stage does about triggers that none of its steps raises, where all do the same. */
  readonly everywhere: readonly Way[];
  /** What was summed up. */
  readonly notes: readonly string[];
}

/** A stage, or several that are alike. */
export interface LaneView {
  readonly id: string;
  readonly name: string;
  /** What is said below its name. */
  readonly facts: readonly string[];
  /** Of the servers, or else the users, that have the new version after it; null: nobody's version changes by it. */
  readonly share: number | null;
  readonly block: Block;
  /** Met by the whole stage, whatever it is at. */
  readonly ways: readonly Way[];
  /** Indices of the lanes that come before it. */
  readonly after: readonly number[];
  readonly mark: string;
  /** The stage; of several the first. */
  readonly part: Part;
}

export interface Block {
  readonly cells: readonly Cell[];
  /** Handlers' ways. */
  readonly ways: readonly Way[];
  /** What comes next where that is not the next cell: the next turn of a ramp. */
  readonly turns: readonly Turn[];
}

export type Cell =
  | {
      readonly kind: 'box';
      readonly id: string;
      readonly shape: GraphShape | 'fold';
      readonly text: string;
      readonly caption: string;
      readonly mark: string;
      readonly part: Part | null;
    }
  | {
      readonly kind: 'frame';
      readonly id: string;
      readonly text: string;
      readonly caption: string;
      readonly mark: string;
      readonly part: Part | null;
      readonly block: Block;
    }
  /** The point of no return: a line across. */
  | { readonly kind: 'line'; readonly id: string; readonly text: string; readonly mark: string };

export interface Way {
  /** Its trigger, and what is done about it. */
  readonly label: string;
  /** The cells that it leads from. */
  readonly from: readonly string[];
  readonly to: Target;
}

export type Target =
  | { readonly kind: 'end'; readonly id: string; readonly name: string }
  | { readonly kind: 'cell'; readonly id: string; readonly name: string }
  /** It goes on. */
  | { readonly kind: 'on' };

export interface Turn {
  readonly from: string;
  readonly to: string;
}

export interface EndView {
  readonly id: string;
  readonly name: string;
  /** In which order levers go back. */
  readonly how: string;
}

/** A way in words: `unhealthy → rolled back`. */
export function wayText({ label, to }: Way): string {
  switch (to.kind) {
    case 'end':
      return `${label} → ${to.name}`;
    case 'cell':
      return label;
    case 'on':
      return `${label} → goes on`;
  }
}

/** The same where no line shows where it leads. */
export function wholeWayText(way: Way): string {
  return way.to.kind === 'cell' ? `${way.label} → back to “${way.to.name}”` : wayText(way);
}
