/** What a refactoring is: something that can be done with what stands at a place, and what it would change. */
import type { TextEdit } from '../../diagnostics/index.ts';
import type { Location } from '../../program/index.ts';
import type { SourceFile } from '../../semantics/index.ts';
import type { Span, SyntaxNode } from '../../syntax/index.ts';
import type { Sources } from '../sources.ts';

/** In the words of the language server protocol: what stands before a dot holds what stands behind it. */
export type RefactoringKind =
  | 'refactor.extract.param'
  | 'refactor.extract.model'
  | 'refactor.inline.param'
  | 'refactor.move.declaration'
  | 'refactor.rewrite.doc'
  | 'refactor.rewrite.duration'
  | 'refactor.rewrite.name'
  | 'refactor.rewrite.parallel'
  | 'refactor.rewrite.ramp'
  | 'refactor.rewrite.stage'
  | 'source.organizeImports';

/**
 * What of a plan's machine is the same afterwards. `machine`: all of it but for names that were made, what its sentences and params say of
 * themselves, and the order of what has none. `steps`: the same steps in the same order, in other stages. `nothing`: the plan does something else,
 * and the title says so.
 */
export type Keeps = 'machine' | 'steps' | 'nothing';

/** Something that can be done at a place. */
export interface Refactoring {
  /** As an order: "Split the stage here". */
  readonly title: string;
  readonly kind: RefactoringKind;
  readonly keeps: Keeps;
  /** What it changes, worked out when it is asked for: most of what is offered is never done. */
  readonly change: () => Change;
}

/** What is to be done to the files. */
export interface Change {
  /** In files that are there; edits of one file do not overlap, and are in order. */
  readonly edits: readonly TextEdit[];
  /** Files that are not there yet, with their texts. */
  readonly creates: readonly { readonly path: string; readonly text: string }[];
  /** A name that was made up, where it stands afterwards: whoever asked may want another. */
  readonly renameAt?: Location;
  /** A text that was made up, where it stands afterwards: it is to be written over. */
  readonly selectAt?: Location;
}

/** Where a refactoring is asked for. */
export interface At {
  readonly sources: Sources;
  readonly file: SourceFile;
  /** Inside the text; of no length where nothing is selected. */
  readonly span: Span;
  /** The nodes that hold the span, from the outermost declaration to the innermost. */
  readonly around: readonly SyntaxNode[];
}

/** A change before anybody has laid it out. */
export interface Draft {
  readonly edits: readonly TextEdit[];
  readonly creates?: Change['creates'];
  readonly rename?: Mark;
  readonly select?: Mark;
}

/** A part of what an edit writes. */
export interface Mark {
  readonly edit: TextEdit;
  /** From where to where, in the edit's text. */
  readonly start: number;
  readonly end: number;
}

/** What a file of this room gives for a place, before it is laid out. */
export interface Offer extends Omit<Refactoring, 'change'> {
  readonly draft: () => Draft;
}

/** Looks at a place, and says what can be done there. */
export type Refactor = (at: At) => readonly Offer[];
