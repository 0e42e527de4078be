import { compile } from '@rollout/compiler';
import { checkText, type Diagnostic, type Example, exampleFiles } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { measure, simulatorDiagnostics } from './index.ts';

/** What is said of an example before it is measured, and after. */
function found(example: Example): { before: readonly Diagnostic[]; measured: readonly Diagnostic[] } {
  const [file] = exampleFiles(example);
  const { program, diagnostics } = checkText(file?.text ?? '');
  const { machine, sources, diagnostics: more } = compile(program);
  if (machine === null || sources === null) return { before: [...diagnostics, ...more], measured: [] };
  return { before: [...diagnostics, ...more], measured: measure(machine, sources) };
}

/** Where it is not the deadline. */
const POINTED_AT: Readonly<Record<string, RegExp>> = { 'always-blocked': /^deploy/, 'run-too-long': /^example$/ };

describe.each(Object.entries(simulatorDiagnostics.entries))('%s', (code, { page }) => {
  it('is raised by what its page shows, and points at it', () => {
    const { before, measured } = found(page.raises);
    expect(before.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(measured.map((diagnostic) => diagnostic.code)).toEqual([code]);
    const [file] = exampleFiles(page.raises);
    const { start, end } = measured[0]?.span ?? { start: 0, end: 0 };
    expect(file?.text.slice(start, end)).toMatch(POINTED_AT[code] ?? /^deadline/);
  });

  it('is not raised by the same thing said right', () => {
    const { before, measured } = found(page.avoids);
    expect(before).toEqual([]);
    expect(measured).toEqual([]);
  });
});

describe('a calm run', () => {
  it('takes every duration at its least to refuse a deadline, at its median to doubt it', () => {
    // Five clusters, one after another, of at least 2 and in the median 3 minutes, and an hour: 70 and 75 minutes. Without
    // looking at `exclusive`, the compiler knows of 62.
    const text = (deadline: string) => `topology fleet { cluster web[5] { server[10] } }
      model uneven { deploy takes uniform(2m..4m) per server  deploy fails 50% per server  gate health { false alarm 50% } }
      plan example on fleet using uneven { exclusive clusters  maxDown 100% per cluster  deadline ${deadline}  stage all { deploy web parallel 5  wait 1h  gate health } }`;
    const codes = (deadline: string) => found(text(deadline)).measured.map(({ code, message }) => [code, message]);
    expect(codes('69m')).toEqual([
      [
        'deadline-too-short',
        'The deadline is 1h9m, but the plan takes 1h10m even if nothing fails and everything takes the least time that it can.',
      ],
    ]);
    expect(codes('70m')).toEqual([
      [
        'deadline-unlikely',
        'The deadline is 1h10m, but with every duration at its median and nothing failing the plan takes 1h15m.',
      ],
    ]);
    expect(codes('75m')).toEqual([]);
  });
});
