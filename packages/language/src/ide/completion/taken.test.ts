// Whatever is offered is taken as it is, and the text checked: nothing is wrong with it but what has still to be written.
import { afterAll, expect, test } from 'vitest';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { check } from '../../semantics/index.ts';
import { lexemesOf } from '../../syntax/index.ts';
import { completionsAt } from '../completions.ts';
import type { Completion } from './item.ts';
import { plans, sourcesWith, textOf } from './testing/prefixes.ts';

/** One token in so many is looked at in each run; by hand, all. */
const STRIDE = Number(process.env.ROLLOUT_STRIDE ?? 41);

/** What a sentence says that has not been gone on with. */
const UNFINISHED: ReadonlySet<string> = new Set(['incomplete', 'missing-name']);

let taken = 0;
let strange = 0;
const foreign: string[] = [];

test.each(plans)('%s: what is taken raises no error of syntax where it stands', (path) => {
  const whole = textOf(path);
  const wrong = lexemesOf(whole).tokens.flatMap(({ start }, index) => {
    if (index % STRIDE !== path.length % STRIDE) return [];
    const text = whole.slice(0, start);
    const line = text.slice(text.lastIndexOf('\n') + 1);
    return fewOf(completionsAt(sourcesWith(path, text), path, start)).flatMap((item) => {
      taken++;
      const { syntax, meaning } = errorsOf(path, text, item);
      // What lacks something else says so.
      if (meaning.length > 0 && !item.detail.endsWith(' yet.')) {
        strange++;
        foreign.push(`${line}|${item.text}: ${meaning[0]?.message}`);
      }
      return syntax.map(({ message }) => `${line}|${item.text}: ${message}`);
    });
  });
  expect(wrong).toEqual([]);
});

test('few of them mean something that cannot be meant there', () => {
  expect(strange / taken, foreign.slice(0, 20).join('\n')).toBeLessThan(0.005);
});

afterAll(() => {
  console.log(`Of ${taken} offers taken none is wrong as it is written, and ${strange} as it is meant.`);
});

/** The errors that begin in what was inserted. */
function errorsOf(path: string, text: string, { span, text: inserted, kind }: Completion) {
  const accepted = text.slice(0, span.start) + inserted;
  const { files, links, assets = new Map() } = sourcesWith(path, `${accepted}${closing(accepted)}\n`);
  const end = span.start + inserted.trimEnd().length;
  const isWithin = (found: Diagnostic): boolean =>
    found.path === path && found.severity === 'error' && span.start <= found.span.start && found.span.start < end;
  const syntax = (files.get(path)?.diagnostics ?? []).filter(isWithin);
  const { diagnostics } = check({ root: path, files, links, assets });
  return {
    // Whole sentences are whole.
    syntax: syntax.filter(({ code }) => kind === 'sentence' || !UNFINISHED.has(code)),
    meaning: syntax.length > 0 ? [] : diagnostics.filter(isWithin),
  };
}

/** What closes everything that is open at the end of a text. */
function closing(text: string): string {
  const closers: string[] = [];
  for (const { text: symbol } of lexemesOf(text).tokens) {
    const closer = CLOSERS.get(symbol);
    if (closer !== undefined) closers.unshift(closer);
    else if (symbol === closers[0]?.trim()) closers.shift();
  }
  return closers.join('');
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['{', '\n}'],
  ['(', ')'],
  ['[', ']'],
]);

function fewOf(items: readonly Completion[]): readonly Completion[] {
  return items.filter((_, index) => index < 30 || index % 25 === 0);
}
