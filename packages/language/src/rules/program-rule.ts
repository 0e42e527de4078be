import type { Program } from '../program/index.ts';
import type { SourceFile } from '../semantics/source.ts';
import { rulesAbout } from './rule.ts';

/** What rules look at that need to know nothing but what is written: a file without an error, and what it says. */
export interface ProgramSubject {
  /** The file that is checked. */
  readonly root: SourceFile;
  /** It and every file that it reaches, by path. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly program: Program;
}

/** Declares a rule about what is written. */
export const programRule = rulesAbout<ProgramSubject>();
