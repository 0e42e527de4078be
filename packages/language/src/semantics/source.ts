/** What the checker is given, and what it gives back. */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Program, Span } from '../program/index.ts';
import type { Comment } from '../syntax/index.ts';
import type { File } from '../syntax/tree.ts';

/** A parsed file. */
export interface SourceFile {
  /** The file's name as the workspace knows it; diagnostics and locations carry it. */
  readonly path: string;
  readonly text: string;
  readonly tree: File;
  /** All of them, in order. */
  readonly comments: readonly Comment[];
  /** What the lexer and the parser said of it. The checker reads only where the errors are. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether the parser found an error in it: then something may be missing that nobody can see. */
export function isBroken(file: SourceFile, { span }: { readonly span: Span }): boolean {
  return file.diagnostics.some(
    (diagnostic) =>
      diagnostic.severity === 'error' && diagnostic.span.start <= span.end && diagnostic.span.end >= span.start,
  );
}

/** Whether the parser stumbled over it, or over what stands next to it: then it may be meant as something else. */
export function isDoubtful(file: SourceFile, { span }: { readonly span: Span }): boolean {
  return file.diagnostics.some(({ severity, span: found }) => {
    if (severity !== 'error') return false;
    const between = found.start > span.end ? [span.end, found.start] : [found.end, span.start];
    return file.text.slice(...between).trim() === '' && found.start <= span.end + GAP && found.end >= span.start - GAP;
  });
}

/** Blanks at most between two words that stand next to each other. */
const GAP = 100;

/**
 * Where the strings of a file lead (`import … from "…"`, `from "servers.csv"`, `empirical("times.csv", …)`), as
 * written → the path that `files` or `assets` has it under. `null`: it cannot be had, and whoever looked for it has
 * reported why. A string that is not in the map raises `unresolved-file`.
 */
export type Links = ReadonlyMap<string, string | null>;

export interface CheckInput {
  /** Path of the file whose plans are wanted; a key of `files`. */
  readonly root: string;
  /** The root and every file that it reaches by imports, by path. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** By path of the file in which the strings stand. */
  readonly links?: ReadonlyMap<string, Links>;
  /** Texts of tables, by path. */
  readonly assets?: ReadonlyMap<string, string>;
  /** Params set from outside, as typed: `soak` → `12h`. */
  readonly settings?: ReadonlyMap<string, string>;
  /** How a path is told to the reader; as it is unless told. */
  readonly shownPath?: (path: string) => string;
}

export interface CheckResult {
  /** All that is sound of the source. A plan with an error in it, in its model or in its topology is left out. */
  readonly program: Program;
  /** Sorted by place; without those of the parser. */
  readonly diagnostics: readonly Diagnostic[];
}
