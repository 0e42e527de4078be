import type { Links, SourceFile } from '../semantics/index.ts';

/**
 * What an editor's features look at: parsed files, and where the strings in them lead. A feature is a pure function of these and of a place; it
 * needs `Phase.Linked` and no more, so that it answers while a plan is half written. Names are found in all files that are here: those that a plan
 * reaches, or a whole workspace.
 */
export interface Sources {
  /** By path. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** By path of the file in which the strings stand. */
  readonly links: ReadonlyMap<string, Links>;
  /** Texts of tables, by path. What stands in one that is not here is not known. */
  readonly assets?: ReadonlyMap<string, string>;
}
