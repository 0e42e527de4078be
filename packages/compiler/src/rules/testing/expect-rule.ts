/** One way to say where a rule finds something: under a line, `// ^^^ code` points at it; what is not marked is not found. */
import {
  checkText,
  type Diagnostic,
  hasErrors,
  type OptionValue,
  optionsUnlessTold,
  parse,
  type Rule,
} from '@rollout/language';
import { expect } from 'vitest';
import { compile } from '../../compile/compile.ts';
import { layoutOf } from '../../machine/layout/index.ts';
import { type PlanSubject, planSubject } from '../plan-rule.ts';

/**
 * Lets the rule look at each plan of the marked source, in which nobody finds an error; gives what it found. `options`: those that are
 * not left as they are.
 */
export function expectRule(
  rule: Rule<PlanSubject>,
  marked: string,
  options: Readonly<Record<string, OptionValue>> = {},
): readonly Diagnostic[] {
  const values = { ...optionsUnlessTold(rule.entry.rule?.options ?? {}), ...options };
  const found = subjectsOf(marked).flatMap((subject) => rule.run(subject, values));
  expect(found.map(({ span, code }) => `${placeOf(marked, span)}: ${code}`).sort()).toEqual(
    [...marksOf(marked)].sort(),
  );
  return found;
}

/** The plans of a source, as rules see them. */
export function subjectsOf(text: string): readonly PlanSubject[] {
  const path = 'plan.rollout';
  const { program, diagnostics } = checkText(text, { path });
  if (hasErrors(diagnostics)) throw new Error(`the source is wrong: ${JSON.stringify(diagnostics, null, 2)}`);
  const root = { path, text, ...parse(text, path) };
  return program.plans.map((plan): PlanSubject => {
    const { machine, sources, diagnostics: own } = compile(program, plan.name);
    const layout = machine === null ? null : layoutOf(machine);
    if (machine === null || sources === null || layout?.kind !== 'layout') {
      throw new Error(`the plan is wrong: ${JSON.stringify(own, null, 2)}`);
    }
    return planSubject({ root, files: new Map([[path, root]]), program, plan, machine, layout, sources });
  });
}

/** `line:column+length: code`, lines and columns from 0. */
function marksOf(marked: string): readonly string[] {
  const marks: string[] = [];
  let at = -1;
  marked.split('\n').forEach((line, number) => {
    const mark = /^(\s*\/\/\s*)(\^+) ([a-z-]+)$/.exec(line);
    if (mark === null) at = number;
    else marks.push(`${at}:${mark[1]?.length}+${mark[2]?.length}: ${mark[3]}`);
  });
  return marks;
}

function placeOf(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = text.slice(0, start).split('\n');
  return `${before.length - 1}:${before.at(-1)?.length ?? 0}+${end - start}`;
}
