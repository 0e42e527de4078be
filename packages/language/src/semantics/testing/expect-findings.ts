/**
 * One way to say what a source raises: under a line, `// ^^^ code` points at what is wrong in it. Several files are
 * told apart by `//- name` lines; the first is checked. What is not marked must not be raised; hints only where asked.
 */
import { expect } from 'vitest';
import { type CheckResult, checkText } from '../../index.ts';

export interface FindingOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether hints are expected to be marked too. */
  readonly hints?: boolean;
}

/** Checks the marked source and holds what it raises to the marks; gives what was made of it. */
export function expectFindings(marked: string, options: FindingOptions = {}): CheckResult {
  const files = splitFiles(marked);
  const [root = { path: 'plan.rollout', text: '', marks: [] }, ...others] = files;
  const result = checkText(root.text, {
    path: root.path,
    files: Object.fromEntries(others.map(({ path, text }) => [path, text])),
    settings: options.settings ?? {},
  });
  const raised = result.diagnostics
    .filter(({ severity }) => options.hints === true || severity !== 'hint')
    .map(({ path, span, code }) => {
      const file = files.find((candidate) => candidate.path === path);
      return `${path} ${file === undefined ? `${span.start}..${span.end}` : placeOf(file.text, span)}: ${code}`;
    });
  expect(raised.sort()).toEqual(files.flatMap(({ marks }) => marks).sort());
  return result;
}

interface File {
  readonly path: string;
  readonly text: string;
  /** As `path line:column+length: code`. */
  readonly marks: readonly string[];
}

function splitFiles(marked: string): readonly File[] {
  const parts = marked.split(/^\/\/- (.+)\n/m);
  if (parts.length === 1) return [readMarks('plan.rollout', marked)];
  return parts.slice(1).flatMap((path, i, all) => (i % 2 === 0 ? [readMarks(path, all[i + 1] ?? '')] : []));
}

/** Marks are comments, and stay; but a table has no comments: there they are taken out, and point at a row from its start. */
function readMarks(path: string, marked: string): File {
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

function placeOf(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = text.slice(0, start).split('\n');
  return `${before.length - 1}:${before.at(-1)?.length ?? 0}+${end - start}`;
}
