import { expect, test } from 'vitest';
import { lexemesOf, parse } from '../../syntax/index.ts';
import { completionsAt } from '../completions.ts';
import { readTokens } from '../reading/read-tokens.ts';
import { firstOnLine } from '../reading/reading.ts';
import type { Completion } from './item.ts';
import { askedIn, plans, sourcesWith, textOf } from './testing/prefixes.ts';

/** One place in so many is looked at in each run; by hand, all. */
const STRIDE = Number(process.env.ROLLOUT_STRIDE ?? 9);

function placesIn(path: string): readonly number[] {
  return askedIn(path).flatMap(({ token }, index) => (index % STRIDE === 0 ? [token.start] : []));
}

/** What does not fit where it is offered: a token that no sentence goes on with, or that is no token at all. */
function misfit(text: string, { text: inserted, span }: Completion): string | undefined {
  const accepted = text.slice(0, span.start) + inserted;
  const { tokens } = lexemesOf(accepted);
  const odd = tokens.find(({ kind, end }) => end > span.start && (kind === 'malformed' || kind === 'open-text'));
  if (odd !== undefined) return odd.text;
  const { taken } = readTokens(tokens, firstOnLine(accepted, tokens));
  return tokens.find(({ end }, index) => end > span.start && taken[index] === undefined)?.text;
}

/** Of long lists, of places or of time zones, those at the head and one in so many. */
function fewOf(items: readonly Completion[]): readonly Completion[] {
  return items.filter((_, index) => index < 30 || index % 25 === 0);
}

test.each(plans)('%s: whatever is offered fits where it is offered, as far as it goes', (path) => {
  const whole = textOf(path);
  const wrong = placesIn(path).flatMap((start) => {
    const text = whole.slice(0, start);
    const line = text.slice(text.lastIndexOf('\n') + 1);
    return fewOf(completionsAt(sourcesWith(path, text), path, start)).flatMap((item) => {
      const token = misfit(text, item);
      return token === undefined ? [] : [`${line}|${item.text}: ${token}`];
    });
  });
  expect(wrong.slice(0, 20)).toEqual([]);
});

test.each(plans)('%s: sentences in front of others, and names for names, leave no error', (path) => {
  const whole = textOf(path);
  expect(parse(whole).diagnostics).toEqual([]);
  const wrong = askedIn(path).flatMap(({ token, role }, index) => {
    if (index % STRIDE !== 0) return [];
    const isStart = role.within.at(-1)?.start === token.start && role.kind === 'word';
    const isName = role.part?.refersTo !== undefined;
    if (!isStart && !isName) return [];
    return fewOf(completionsAt(sourcesWith(path, whole), path, token.start)).flatMap((item) => {
      const isFitting = isStart ? item.kind === 'sentence' : !NO_NAMES.has(item.kind);
      if (!isFitting) return [];
      const after = isStart ? `\n${whole.slice(token.start)}` : whole.slice(token.end);
      const { diagnostics } = parse(whole.slice(0, token.start) + item.text + after);
      return diagnostics.length === 0 ? [] : [`${token.text} → ${item.text}: ${diagnostics[0]?.message}`];
    });
  });
  expect(wrong.slice(0, 20)).toEqual([]);
});

const NO_NAMES: ReadonlySet<string> = new Set([
  'keyword',
  'sentence',
  'value',
  'unit',
  'distribution',
  'argument',
  'statistic',
  'symbol',
]);
