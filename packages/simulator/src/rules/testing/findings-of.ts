/** What a rule about runs finds in a source. */
import { compile, layoutOf, planSubject } from '@rollout/compiler';
import {
  checkText,
  type Example,
  exampleFiles,
  hasErrors,
  type OptionValue,
  optionsUnlessTold,
  parse,
  type Rule,
} from '@rollout/language';
import { known } from '../../known.ts';
import type { RunSubject } from '../run-rule.ts';
import { runSubject } from '../run-subject.ts';

export interface Found {
  /** The first line of what it points at. */
  readonly at: string;
  readonly message: string;
  readonly help: string | undefined;
}

/** The source has one plan, and no error. `options`: those that are not left as they are. */
export function findingsOf(
  rule: Rule<RunSubject>,
  source: Example,
  options: Readonly<Record<string, OptionValue>> = {},
): readonly Found[] {
  const files = exampleFiles(source);
  const { path, text } = known(files[0]);
  const others = Object.fromEntries(files.slice(1).map((file) => [file.path, file.text]));
  const { program, diagnostics } = checkText(text, { path, files: others });
  const { machine, sources, diagnostics: own } = compile(program);
  const [plan] = program.plans;
  if (hasErrors([...diagnostics, ...own]) || machine === null || sources === null || plan === undefined) {
    throw new Error(`the source is wrong: ${JSON.stringify([...diagnostics, ...own], null, 2)}`);
  }
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error('too many cells');
  const root = { path, text, ...parse(text, path) };
  const compiled = { root, files: new Map([[path, root]]), program, plan, machine, layout, sources };
  const values = { ...optionsUnlessTold(rule.entry.rule?.options ?? {}), ...options };
  return rule.run(runSubject(planSubject(compiled)), values).map(({ span, message, help }) => ({
    at: text.slice(span.start, span.end).split('\n')[0] ?? '',
    message,
    help,
  }));
}
