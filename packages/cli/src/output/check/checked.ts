/** What `rollout check` has found, file by file, for whatever format it is told in. */
import type { Diagnostic } from '@rollout/language';
import type { Document, Suppressed } from '@rollout/workspace';

/** One file that was checked. Reports take from the document what they tell, and do not keep it. */
export interface CheckedFile {
  readonly document: Document;
  /** Those of its findings that are reported. */
  readonly findings: readonly Diagnostic[];
  /** What a comment in the source silences, where that is to be told too. */
  readonly suppressed: readonly Suppressed[];
}

/** The answer in one format, made as files are checked: of a file no more is kept than what is told of it. */
export interface Report {
  readonly add: (file: CheckedFile) => void;
  /** The whole answer, once all files have been added. */
  readonly text: () => string;
  /** What its reader should know of it that it does not say itself. */
  readonly notes?: () => readonly string[];
}

export type ShownPath = (path: string) => string;
