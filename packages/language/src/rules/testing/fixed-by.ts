/** A source after the fixes of a rule. */
import { applyEdits } from '../../diagnostics/index.ts';
import { checkText, parse, type SourceFile } from '../../index.ts';
import { optionsUnlessTold } from '../option.ts';
import type { ProgramSubject } from '../program-rule.ts';
import type { Rule } from '../rule.ts';

/** The first file with all fixes of what the rule finds in it; they do not overlap. `others`: by path. */
export function fixedBy(
  rule: Rule<ProgramSubject>,
  text: string,
  others: Readonly<Record<string, string>> = {},
): string {
  const path = 'plan.rollout';
  const texts = { ...others, [path]: text };
  const files = new Map(
    Object.entries(texts).map(([at, each]): [string, SourceFile] => [at, { path: at, text: each, ...parse(each, at) }]),
  );
  const root = files.get(path);
  if (root === undefined) throw new Error('a source without a file');
  const { program } = checkText(text, { path, files: texts });
  const found = rule.run({ root, files, program }, optionsUnlessTold(rule.entry.rule?.options ?? {}));
  return applyEdits(
    text,
    found.flatMap(({ fix }) => fix?.edits ?? []),
  );
}
