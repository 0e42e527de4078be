/** What server and extension say to each other of the preview: a picture of a plan, and its params as they are moved and written back. Only types. */
import type { Refusal, Tracked } from './protocol-of-asking.ts';
import type { WireFileEdit, WireRange } from './protocol-of-places.ts';

/** What there is to be seen of a plan beside its text. */
export type PreviewPicture = 'machine' | 'timeline' | 'fleet' | 'study' | 'front';

/** `rollout/preview`: a picture of a plan, of its text as it stands now. */
export interface PreviewParams extends Tracked {
  readonly uri: string;
  readonly picture: PreviewPicture;
  /** Not given: the plan around the position, else the first of the file. */
  readonly plan?: string;
  readonly position?: WireRange['start'];
  /** null, as not given: the plan as it is written. */
  readonly scenario?: string | null;
  /** Values of params in place of those that are written, as typed. */
  readonly params?: Readonly<Record<string, string>>;
  /** Which run timeline and fleet show: the first that ends as most do (unless told), the first that finds a bug, or one by its number. */
  readonly run?: 'usual' | 'found' | number;
  /** In pixels. */
  readonly width: number;
  /** How much work a study or a front is worth; from 0, which is soon there. The answer says which comes next. */
  readonly effort?: number;
}

/** A file, of which a plan may have been found. */
export interface PreviewSubject {
  readonly uri: string;
  /** Of the text that was looked at; null: the file is not open. */
  readonly version: number | null;
  /** Of the file, in order. */
  readonly plans: readonly { readonly name: string; readonly range: WireRange }[];
  readonly plan: string | null;
  /** Those for the plan. */
  readonly scenarios: readonly string[];
  readonly scenario: string | null;
  readonly params: readonly PreviewParam[];
}

/** A param that may be moved. */
export interface PreviewParam {
  readonly name: string;
  /** What its comment says. */
  readonly doc: string;
  readonly kind: 'duration' | 'percent' | 'number';
  /** As the text has it, and as it is drawn. */
  readonly written: string;
  readonly text: string;
  /** Values worth trying, ascending, as they would be written; none: it has no range, or a single value. */
  readonly stops: readonly string[];
  /** Index of the stop that is drawn, and of the one that is written; where a value lies between two, the nearest. */
  readonly at: number;
  readonly writtenAt: number;
  /** What is wrong with the value that was asked for, which is then not the one that is drawn; null: nothing. */
  readonly wrong: string | null;
}

/** An element of a picture, and what of the text it shows. */
export interface PreviewMark {
  readonly id: string;
  readonly uri: string;
  /** Where to go: a name, or a sentence. */
  readonly range: WireRange;
  /** All that it is of: the whole stage. */
  readonly whole: WireRange;
}

/** Values of params that a front has found worth having. */
export interface PreviewPoint {
  readonly ids: readonly string[];
  /** What it is, then its values and its figures, a line each. */
  readonly lines: readonly string[];
  /** As they would be written. */
  readonly params: Readonly<Record<string, string>>;
}

export interface PreviewPlace {
  readonly uri: string;
  readonly range: WireRange;
}

export type Preview =
  | (PreviewSubject & {
      readonly kind: 'picture';
      readonly picture: PreviewPicture;
      /** Elements without scripts, styles or links. */
      readonly html: string;
      /** What the player in it plays, as `@rollout/report` has it; null: there is no player. */
      readonly film: unknown;
      /** What the tiles of the film are about, likewise. Stages and nodes have marks, which show no element: `player-stage-INDEX`, `player-node-INDEX`. */
      readonly filmPlan: unknown;
      /** Of a front, by the elements that show them. */
      readonly points: readonly PreviewPoint[];
      /** Marks of params, beside the elements': `param-INDEX`. */
      readonly marks: readonly PreviewMark[];
      /** The run that is shown; null: it is no picture of one. */
      readonly run: number | null;
      /** From how much it is: `Exact`, `300 runs; more are coming`. */
      readonly basis: string;
      /** The effort that would tell more; null: there is none. */
      readonly next: number | null;
    })
  | (PreviewSubject & {
      readonly kind: 'none';
      /** A sentence or two. */
      readonly why: string;
      /** Where that is. */
      readonly place: PreviewPlace | null;
    });

/** `rollout/setParams`: what writes values of a plan's params into its file. */
export interface SetParamsParams {
  readonly uri: string;
  readonly plan: string;
  /** As they are to stand there. */
  readonly params: Readonly<Record<string, string>>;
}

export interface SetParams {
  readonly kind: 'answer';
  /** Of the text that the edits are for. */
  readonly version: number | null;
  readonly edits: readonly WireFileEdit[];
}

export interface PreviewRequests {
  'rollout/preview': { readonly params: PreviewParams; readonly result: Preview };
  'rollout/setParams': { readonly params: SetParamsParams; readonly result: SetParams | Refusal };
}
