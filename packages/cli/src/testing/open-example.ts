import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type Machine } from '@rollout/compiler';
import { checkText, hasErrors } from '@rollout/language';

/** The machine of a text. Throws where something is wrong with it. */
export function machineOf(text: string, files: Readonly<Record<string, string>> = {}): Machine {
  const { program, diagnostics } = checkText(text, { files });
  const compiled = compile(program);
  const all = [...diagnostics, ...compiled.diagnostics];
  if (compiled.machine === null || hasErrors(all)) throw new Error(JSON.stringify(all));
  return compiled.machine;
}

/** The machine of one of the example plans that stand in one file. */
export function exampleMachine(name: string): Machine {
  return machineOf(readFileSync(join(import.meta.dirname, '../../../../examples', name, `${name}.rollout`), 'utf8'));
}
