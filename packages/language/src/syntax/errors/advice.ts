/** What to do about an error: in words, and as a fix where it is sure that it leaves nothing wrong behind. */
import type { IToken } from 'chevrotain';
import { didYouMean, type Fix } from '../../diagnostics/index.ts';
import { ENTRIES, membersOf, ruleNameOf } from '../../schema/index.ts';
import type { Builder } from '../build/context.ts';
import type { Forgotten } from '../grammar/forgotten.ts';
import { formOfRule } from '../grammar/parts.ts';
import { tokenSpan } from '../span.ts';
import { wordsOf } from '../tokens/labels.ts';
import {
  DateToken,
  DurationToken,
  Identifier,
  NumberToken,
  PercentToken,
  StringToken,
  TimeToken,
} from '../tokens/token-types.ts';
import type { Failure } from './failure.ts';
import type { Slip } from './slip.ts';
import { slipOf } from './slips.ts';

export interface Advice {
  readonly help?: string | undefined;
  readonly fix?: Fix | undefined;
  /** Whether it is known what was meant; else it is an example. */
  readonly isKnown?: true;
  /** The token after which a name is missing, where that is what is wrong. */
  readonly missingNameAfter?: IToken;
}

/** What is known to help; `fixable` if nothing else is wrong with the statement. */
export function adviceFor(builder: Builder, failure: Failure, fixable: boolean): Advice | undefined {
  const slip = slipOf(failure) ?? missingWord(failure) ?? earlierPart(failure);
  if (slip === undefined) return exampleAdvice(failure);
  const { help, missingNameAfter } = slip;
  if (missingNameAfter !== undefined) return { missingNameAfter };
  return { help, fix: fixable ? fixOf(builder, slip) : undefined, isKnown: true };
}

/** What puts a slip right, if that can be written. */
export function fixOf(builder: Builder, { help, edits = [], isGuess }: Slip): Fix | undefined {
  if (edits.length === 0) return undefined;
  return {
    title: help.replace(/[.:]$/, ''),
    safety: isGuess === true ? 'unsafe' : 'safe',
    edits: edits.map((edit) => ({ path: builder.path, ...edit })),
  };
}

/** What the word was probably meant to be, of the first of these lists that has one. */
export function suggestionAdvice(
  builder: Builder,
  { found, span, around }: Failure,
  candidates: readonly (readonly string[])[],
): Advice | undefined {
  // Of one or two letters anything could be meant, and before a bracket it is a bracket that is missing.
  if (found.image.length < 3 || around.at(1)?.image === ']') return undefined;
  for (const words of candidates) {
    const suggestion = words.find((word) => isBeginning(found.image, word)) ?? didYouMean(found.image, words);
    if (suggestion === undefined) continue;
    const fix: Fix = {
      title: `Write \`${suggestion}\``,
      safety: 'unsafe',
      edits: [{ path: builder.path, span, text: suggestion }],
    };
    return { help: `Did you mean \`${suggestion}\`?`, fix };
  }
  return undefined;
}

/** `round` for `rounded`. */
function isBeginning(text: string, word: string): boolean {
  return text.length >= 4 && word.startsWith(text);
}

const literals: readonly unknown[] = [NumberToken, PercentToken, DurationToken, StringToken, DateToken, TimeToken];

/** Before what was found a word is missing: `retire blue 1h`. */
function missingWord(failure: Failure): Slip | undefined {
  const { found, around } = failure;
  const word = forgottenWord(failure);
  if (word === undefined) return undefined;
  const { start } = tokenSpan(found);
  return {
    help: `Write \`${word} ${around.shown}\`.`,
    edits: [{ span: { start, end: start }, text: `${word} ` }],
  };
}

/** The word after which what was found would fit, if there is one that is sure. Symbols are never forgotten alone. */
function forgottenWord({ found, before, fitsAfter, wanted, firstOnLine, around }: Failure): string | undefined {
  if (firstOnLine) return undefined;
  const next = around.at(1);
  const follows = ({ needs }: Forgotten): boolean => needs === undefined || wordsOf(needs).includes(next?.image ?? '');
  const all = fitsAfter.flatMap((forgotten) => wordsOf(forgotten.type).map((word) => ({ word, forgotten })));
  const [only, ...more] = wanted;
  const needed = only !== undefined && more.length === 0 && 'type' in only ? wordsOf(only.type) : [];
  const mandatory = all.find(({ word }) => needed.includes(word))?.word;
  const others = new Set(
    all.flatMap(({ word, forgotten }) => (word !== mandatory && follows(forgotten) ? [word] : [])),
  );
  const [other] = others;
  // `shift traffic us-west to 5%`: the word that has to come comes next, so what was found stands before it.
  if (mandatory !== undefined && next?.image === mandatory) return others.size === 1 ? other : undefined;
  if (mandatory === undefined) return literals.includes(found.tokenType) && others.size === 1 ? other : undefined;
  // The word was taken for what should stand before it.
  if (before?.image === mandatory) return undefined;
  // A mere name may be a misspelling of the word itself, unless the statement ends with it or it is a call.
  const mayBeTheWord = found.tokenType === Identifier && !around.isBoundary(next) && next?.image !== '(';
  return mayBeTheWord ? undefined : mandatory;
}

/** What was found belongs before what was read. */
function earlierPart({ found, earlierThan }: Failure): Slip | undefined {
  if (earlierThan === undefined) return undefined;
  return { help: `\`${found.image} …\` stands before \`${earlierThan}\`.` };
}

/** The longest example that helps rather than hinders. */
const LONGEST_EXAMPLE = 60;

/** The shortest example of one of several phrases, by the rule that reads them. */
const shortestOfGroup: ReadonlyMap<string, string> = new Map(
  ENTRIES.flatMap((entry) => {
    if (entry.kind !== 'group') return [];
    const phrases = membersOf(entry.id).flatMap((member) => (member.kind === 'phrase' ? [member.example] : []));
    const [shortest] = phrases.sort((a, b) => a.length - b.length);
    return shortest === undefined ? [] : [[ruleNameOf(entry.id), shortest]];
  }),
);

/** How such a sentence is written, up to its block. */
function exampleAdvice({ rule, sentence }: Failure): Advice | undefined {
  const own = sentence === undefined ? undefined : formOfRule.get(sentence)?.example;
  const [example] = (shortestOfGroup.get(rule) ?? own)?.split(' {') ?? [];
  if (example === undefined || example.length > LONGEST_EXAMPLE) return undefined;
  return { help: `Written, for example, \`${example}\`.` };
}
