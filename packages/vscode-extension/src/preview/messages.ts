/** What the panel and its page say to each other. Each side looks at what comes before it believes it; what is none of these is passed over. */
import type { Preview, PreviewPicture } from '@rollout/language-server';

export const PICTURES = ['machine', 'timeline', 'fleet', 'study', 'front'] as const satisfies readonly PreviewPicture[];

export type Run = 'usual' | 'found' | number;

/** What a panel shows; plain data that outlives it. */
export interface PreviewState {
  readonly uri: string;
  /** It stays with its file, whatever is being edited. */
  readonly locked: boolean;
  readonly picture: PreviewPicture;
  /** null: the one at the cursor. */
  readonly plan: string | null;
  readonly scenario: string | null;
  readonly run: Run;
  /** Values that stand for those in the text. */
  readonly params: Readonly<Record<string, string>>;
}

export type ToPage =
  | { readonly type: 'state'; readonly state: PreviewState; readonly title: string }
  | { readonly type: 'waiting'; readonly waiting: Waiting }
  | { readonly type: 'drawn'; readonly drawing: Drawing }
  /** There is none of the text as it is; the last one may stay. */
  | { readonly type: 'undrawn'; readonly why: WhyUndrawn }
  /** Elements of the cursor's line, and of what is around it. */
  | { readonly type: 'lit'; readonly ids: readonly string[]; readonly around: readonly string[] };

/** What is on its way: a picture of the plan as it is now, or more of what the picture that is shown tells. */
export interface Waiting {
  readonly for: 'picture' | 'more' | 'nothing';
  /** How far it is, in words and of a hundred; null: nobody knows. */
  readonly said: string | null;
  readonly percentage: number | null;
}

/** Of a preview what its page needs: places stay with the panel. */
export interface Drawing
  extends Omit<Extract<Preview, { readonly kind: 'picture' }>, 'marks' | 'points' | 'kind' | 'uri'> {
  /** Ids of the elements that lead to the text. */
  readonly leads: readonly string[];
  readonly points: readonly DrawnPoint[];
}

/** Of a point of a front: the elements that show it, what it is, line by line, and the names of its params. */
export interface DrawnPoint {
  readonly ids: readonly string[];
  readonly lines: readonly string[];
  readonly params: readonly string[];
  /** Its values are those that are drawn; those that the text has. */
  readonly isDrawn: boolean;
  readonly isWritten: boolean;
}

export interface WhyUndrawn extends Omit<Extract<Preview, { readonly kind: 'none' }>, 'place' | 'kind' | 'uri'> {
  /** Line of the text that is at fault, from 1; null: it is known nowhere. */
  readonly line: number | null;
  /** The picture that is shown is of another file or plan, and goes. */
  readonly isOfOther: boolean;
}

export type FromPage =
  /** The page is there, with nothing in it. */
  | { readonly type: 'ready'; readonly width: number }
  | { readonly type: 'width'; readonly width: number }
  | { readonly type: 'picture'; readonly picture: PreviewPicture }
  | { readonly type: 'plan'; readonly plan: string }
  | { readonly type: 'scenario'; readonly scenario: string | null }
  | { readonly type: 'run'; readonly run: Run }
  /** `text` null: as it is written. */
  | { readonly type: 'param'; readonly name: string; readonly text: string | null }
  /** The values of that point, of those that were drawn last: for the sliders, or for the file. */
  | { readonly type: 'point'; readonly index: number; readonly write: boolean }
  | { readonly type: 'reset' }
  /** No more of what is being worked out. */
  | { readonly type: 'stop' }
  | { readonly type: 'write' }
  | { readonly type: 'lock'; readonly locked: boolean }
  /** To the text that an element shows; `id` null: to what is wrong with it. */
  | { readonly type: 'reveal'; readonly id: string | null };
