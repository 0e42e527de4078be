import { readdirSync, readFileSync } from 'node:fs';
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

/** The machine of one of the example plans, with the files that it imports. */
export function exampleMachine(name: string): Machine {
  const folder = join(EXAMPLES, name);
  const files = readdirSync(folder).filter((file) => /\.(rollout|csv)$/.test(file));
  const texts = files.map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
  return machineOf(readFileSync(join(folder, `${name}.rollout`), 'utf8'), Object.fromEntries(texts));
}

/** The examples that are one plan. */
export function exampleNames(): string[] {
  return readdirSync(EXAMPLES).filter((name) => readdirSync(join(EXAMPLES, name)).includes(`${name}.rollout`));
}

const EXAMPLES = join(import.meta.dirname, '../../../../examples');
