import { checkText, type Diagnostic, type Example, exampleFiles } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { readMachine } from '../serial/load.ts';
import { compilerDiagnostics } from './index.ts';

/** What the compiler says of an example. */
function found(example: Example): { language: readonly Diagnostic[]; compiler: readonly Diagnostic[] } {
  const [first, ...others] = exampleFiles(example);
  if (first === undefined) return { language: [], compiler: [] };
  if (first.path.endsWith('.json')) return { language: [], compiler: readMachine(first.text, first.path).diagnostics };
  const files = Object.fromEntries(others.map(({ path, text }) => [path, text]));
  const { program, diagnostics } = checkText(first.text, { path: first.path, files });
  return {
    language: diagnostics.filter(({ severity }) => severity === 'error'),
    compiler: compile(program, undefined, { policies: program.policies }).diagnostics,
  };
}

describe.each(Object.entries(compilerDiagnostics.entries))('%s', (code, entry) => {
  test('its page shows what raises it', () => {
    const { language, compiler } = found(entry.page.raises);
    expect(language).toEqual([]);
    expect(compiler.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  test('its page shows what does not', () => {
    const { language, compiler } = found(entry.page.avoids);
    expect(language).toEqual([]);
    // A hint may tell what is worth knowing of what is right.
    expect(compiler.filter((diagnostic) => diagnostic.severity !== 'hint' || diagnostic.code === code)).toEqual([]);
  });
});
