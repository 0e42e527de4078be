/** One way to say where a rule finds something: under a line, `// ^^^ code` points at it; what is not marked is not found. */
import { expect } from 'vitest';
import { checkText, hasErrors, parse, type SourceFile } from '../../index.ts';
import { placeOf, splitFiles } from '../../testing/marked-files.ts';
import { type OptionValue, optionsUnlessTold } from '../option.ts';
import type { ProgramSubject } from '../program-rule.ts';
import type { Rule } from '../rule.ts';

/** Lets the rule look at the marked source, which has no error. `options`: those that are not left as they are. */
export function expectRule(
  rule: Rule<ProgramSubject>,
  marked: string,
  options: Readonly<Record<string, OptionValue>> = {},
): void {
  const split = splitFiles(marked);
  const files = new Map(
    split.map(({ path, text }): [string, SourceFile] => [path, { path, text, ...parse(text, path) }]),
  );
  const root = files.get(split[0]?.path ?? '');
  if (root === undefined) throw new Error('a source without a file');
  const { program, diagnostics } = checkText(root.text, {
    path: root.path,
    files: Object.fromEntries(split.map(({ path, text }) => [path, text])),
  });
  if (hasErrors(diagnostics)) throw new Error(`the source is wrong: ${JSON.stringify(diagnostics, null, 2)}`);
  const values = { ...optionsUnlessTold(rule.entry.rule?.options ?? {}), ...options };
  const found = rule
    .run({ root, files, program }, values)
    .map(({ path, span, code }) => `${path} ${placeOf(files.get(path)?.text ?? '', span)}: ${code}`);
  expect(found.sort()).toEqual(split.flatMap(({ marks }) => marks).sort());
}
