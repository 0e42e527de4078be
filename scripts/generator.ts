/**
 * Something that writes committed files from the sources. Each stands in a file of its own in `scripts/generators/`
 * as its default export; `npm run generate` runs them all, `npm run generate -- NAME` those named.
 */
export interface Generator {
  /**
   * Folders (with a closing slash) and files that are this generator's alone: what lies there and is not generated is
   * removed, and a check calls it stale.
   */
  readonly owns: readonly string[];
  /**
   * The text of each generated file by its path from the repository's root. Depends on the sources alone, so that two
   * runs give the same bytes.
   */
  generate(root: string): ReadonlyMap<string, string> | Promise<ReadonlyMap<string, string>>;
}
