/** Marks in sources of tests: under a line, `// ^^^ code` points at what is found in it. */

/** A file with its marks taken from it. */
export interface MarkedFile {
  readonly path: string;
  readonly text: string;
  /** As `path line:column+length: code`. */
  readonly marks: readonly string[];
}

/** Told apart by `//- name` lines; the first is the one to look at. */
export function splitFiles(marked: string): readonly MarkedFile[] {
  const parts = marked.split(/^\/\/- (.+)\n/m);
  if (parts.length === 1) return [readMarks('plan.rollout', marked)];
  return parts.slice(1).flatMap((path, i, all) => (i % 2 === 0 ? [readMarks(path, all[i + 1] ?? '')] : []));
}

/** Marks are comments, and stay; but a table has no comments: there they are taken out, and point at a row from its start. */
function readMarks(path: string, marked: string): MarkedFile {
  const isTable = path.endsWith('.csv');
  const lines: string[] = [];
  const marks: string[] = [];
  let at = -1;
  for (const line of marked.split('\n')) {
    const mark = /^(\s*\/\/\s*)(\^+) ([a-z-]+)$/.exec(line);
    if (mark === null) at = lines.length;
    else marks.push(`${path} ${at}:${isTable ? 0 : mark[1]?.length}+${mark[2]?.length}: ${mark[3]}`);
    if (mark === null || !isTable) lines.push(line);
  }
  return { path, text: lines.join('\n'), marks };
}

/** As marks have it. */
export function placeOf(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = text.slice(0, start).split('\n');
  return `${before.length - 1}:${before.at(-1)?.length ?? 0}+${end - start}`;
}
