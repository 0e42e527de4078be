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
  const [root = { path: 'plan.rollout', text: '' }, ...others] = files;
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
  expect(raised.sort()).toEqual(files.flatMap(marksOf).sort());
  return result;
}

interface File {
  readonly path: string;
  readonly text: string;
}

function splitFiles(marked: string): readonly File[] {
  const parts = marked.split(/^\/\/- (.+)$/m);
  if (parts.length === 1) return [{ path: 'plan.rollout', text: marked }];
  return parts.slice(1).flatMap((path, i, all) => (i % 2 === 0 ? [{ path, text: (all[i + 1] ?? '').slice(1) }] : []));
}

function marksOf({ path, text }: File): readonly string[] {
  const marks: string[] = [];
  let line = -1;
  for (const [number, content] of text.split('\n').entries()) {
    const mark = /^(\s*\/\/\s*)(\^+) ([a-z-]+)$/.exec(content);
    if (mark === null) line = number;
    else {
      const column = mark[1]?.length ?? 0;
      marks.push(`${path} ${line}:${column}+${mark[2]?.length}: ${mark[3]}`);
    }
  }
  return marks;
}

function placeOf(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = text.slice(0, start).split('\n');
  return `${before.length - 1}:${before.at(-1)?.length ?? 0}+${end - start}`;
}
