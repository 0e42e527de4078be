/** Machines for tests, from sources. */
import { checkText, type Diagnostic, hasErrors } from '@rollout/language';
import { type Compiled, compile } from '../compile/compile.ts';
import type { Machine } from '../machine/machine.ts';

/** What the compiler makes of the only plan of a text, in which the checker of the language finds no error. */
export function compileText(text: string, files: Readonly<Record<string, string>> = {}): Compiled {
  const { program, diagnostics } = checkText(text, { files });
  if (hasErrors(diagnostics)) throw new Error(`the source is wrong: ${diagnostics.map(shown).join('\n')}\n${text}`);
  return compile(program);
}

/** The machine of a text in which nobody finds an error. */
export function machineOfText(text: string, files: Readonly<Record<string, string>> = {}): Machine {
  const { machine, diagnostics } = compileText(text, files);
  if (machine === null) throw new Error(`the plan is wrong: ${diagnostics.map(shown).join('\n')}\n${text}`);
  return machine;
}

export interface PlanText {
  /** What stands in the topology. */
  readonly fleet: string;
  /** What stands in the plan. */
  readonly plan: string;
  /** What stands in the model besides `deploy takes`. */
  readonly model?: string;
  readonly takes?: string;
}

/** A source with one topology, one model and one plan. */
export function source({ fleet, plan, model = '', takes = '1m per server' }: PlanText): string {
  return `topology fleet {\n${fleet}\n}\nmodel quick { deploy takes ${takes}\n${model} }\nplan test on fleet using quick {\n${plan}\n}\n`;
}

function shown({ severity, code, message, span }: Diagnostic): string {
  return `${severity} ${code} at ${span.start}: ${message}`;
}
