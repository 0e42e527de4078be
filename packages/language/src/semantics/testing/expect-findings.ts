/**
 * One way to say what a source raises: under a line, `// ^^^ code` points at what is wrong in it. Several files are
 * told apart by `//- name` lines; the first is checked. What is not marked must not be raised; hints only where asked.
 */
import { expect } from 'vitest';
import { type CheckResult, checkText } from '../../index.ts';
import { placeOf, splitFiles } from '../../testing/marked-files.ts';

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
