/**
 * What is wrong with a source, marked in it: under a line, `// ^^^ code` points at what is wrong there, and the comments that follow
 * begin with `|` and say so: message, then help. What is not marked must not be found, warnings included.
 */
import { checkText, type Diagnostic } from '@rollout/language';
import { expect } from 'vitest';
import { type Compiled, compile } from '../compile/compile.ts';

/** Holds what the checker of the language and the compiler find to the marks; gives what was compiled. `files`: tables beside it. */
export function expectFindings(marked: string, files: Readonly<Record<string, string>> = {}): Compiled {
  const { program, diagnostics } = checkText(marked, { files });
  const compiled = compile(program);
  const found = [...diagnostics, ...compiled.diagnostics].filter(({ severity }) => severity !== 'hint');
  const marks = marksOf(marked);
  const told = found.map((diagnostic) => textOf(marked, diagnostic, marks));
  expect(told.sort()).toEqual(marks.map(({ place, code, says }) => `${place} ${code}: ${says}`).sort());
  return compiled;
}

interface Mark {
  /** `line:column+length`, lines and columns from 0. */
  readonly place: string;
  readonly code: string;
  /** Empty: whatever. */
  readonly says: string;
}

function marksOf(marked: string): readonly Mark[] {
  const marks: Mark[] = [];
  let line = -1;
  marked.split('\n').forEach((text, number) => {
    const mark = /^(\s*\/\/\s*)(\^+) ([a-z-]+)$/.exec(text);
    const says = /^\s*\/\/ \| (.*)$/.exec(text)?.[1];
    const last = marks.at(-1);
    if (mark !== null)
      marks.push({ place: `${line}:${mark[1]?.length}+${mark[2]?.length}`, code: mark[3] ?? '', says: '' });
    else if (says !== undefined && last !== undefined) {
      marks[marks.length - 1] = { ...last, says: last.says === '' ? says : `${last.says} ${says}` };
    } else line = number;
  });
  return marks;
}

function textOf(text: string, { span, code, message, help }: Diagnostic, marks: readonly Mark[]): string {
  const before = text.slice(0, span.start).split('\n');
  const place = `${before.length - 1}:${before.at(-1)?.length ?? 0}+${span.end - span.start}`;
  const mark = marks.find((one) => one.place === place && one.code === code);
  const says = mark?.says === '' ? '' : [message, help ?? ''].join(' ').trim();
  return `${place} ${code}: ${says}`;
}
