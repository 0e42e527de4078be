/** The parser's errors as diagnostics. */
import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import { didYouMean, type Fix } from '../diagnostics/index.ts';
import {
  ENTRIES,
  formLeaves,
  parseForm,
  placeTitle,
  ruleNameOf,
  STATEMENT_WORDS,
  UNIT_WORDS,
  WORDS,
} from '../schema/index.ts';
import type { Builder } from './build/context.ts';
import type { Boundaries } from './grammar/boundaries.ts';
import { type ParserMessage, readParserMessage } from './grammar/parser-messages.ts';
import { tokenSpan } from './span.ts';
import { oneOf, tokenLabel, wordsOf } from './tokens/labels.ts';
import { Identifier, isWord, MalformedNumber, NumberToken, StringToken, symbolType } from './tokens/token-types.ts';
import type { Span } from './tree.ts';

/** The blocks by the rules that read them. */
const blockOfRule: ReadonlyMap<string, string> = new Map(
  ENTRIES.flatMap((entry) => (entry.kind === 'block' ? [[ruleNameOf(entry.id), entry.id]] : [])),
);

/** The words before a block, by the rule that reads the block: what a word there may have been meant to be. */
const headerWords: ReadonlyMap<string, readonly string[]> = new Map(
  [...blockOfRule].map(([rule, id]) => [
    rule,
    ENTRIES.flatMap((entry) => {
      if (!('form' in entry)) return [];
      const opens = Object.values(entry.parts).some(({ type }) => typeof type === 'object' && type.entry === id);
      return opens
        ? formLeaves(parseForm(entry.form)).flatMap((leaf) => (leaf.kind === 'word' ? [leaf.word] : []))
        : [];
    }),
  ]),
);

interface Failure extends ParserMessage {
  readonly found: IToken;
  readonly before: IToken | undefined;
  readonly span: Span;
  readonly firstOnLine: boolean;
}

const END: IToken = { image: '', startOffset: Number.NaN, tokenType: EOF, tokenTypeIdx: EOF.tokenTypeIdx ?? 0 };

/** Reports each error once, in words. `leftOut` are the beginnings of what is nested too deep. */
export function reportErrors(
  builder: Builder,
  errors: readonly IRecognitionException[],
  boundaries: Boundaries | undefined,
  tokens: readonly IToken[],
  leftOut: readonly IToken[],
): void {
  const last = tokens.at(-1);
  const end = last === undefined ? 0 : tokenSpan(last).end;
  const places = errors.length === 0 ? new Map() : new Map(tokens.map((token, index) => [token.startOffset, index]));
  for (const error of errors) {
    // Every exception of chevrotain's but the one for the end of the input has it; its type names it on those alone.
    const before = 'previousToken' in error ? (error.previousToken as IToken) : undefined;
    const message = readParserMessage(error.message);
    const found = message.ahead === 0 ? error.token : (tokens[(places.get(error.token.startOffset) ?? 0) + 1] ?? END);
    const failure: Failure = {
      ...message,
      found,
      before: message.ahead === 0 ? before : error.token,
      span: found.tokenType === EOF ? { start: end, end } : tokenSpan(found, end),
      firstOnLine: boundaries?.isFirstOnLine(found) ?? false,
    };
    // A malformed number is an error of its own; what comes of it is not another.
    if (found.tokenType === MalformedNumber || failure.before?.tokenType === MalformedNumber) continue;
    // Nor does what was left out for its depth miss anything.
    const from = failure.before === undefined ? 0 : tokenSpan(failure.before).end;
    if (leftOut.some((token) => token.startOffset >= from && token.startOffset <= failure.span.start)) continue;
    report(builder, failure, boundaries);
  }
}

/** The braces that are never closed, once each. */
export function reportUnclosed(builder: Builder, boundaries: Boundaries | undefined): void {
  for (const brace of boundaries?.unclosed ?? []) builder.report('unclosed-block', {}, tokenSpan(brace));
}

function report(builder: Builder, failure: Failure, boundaries: Boundaries | undefined): void {
  const { found, expected, span } = failure;
  const place = failure.rule === 'file' ? 'declaration' : blockOfRule.get(failure.rule);
  if (place !== undefined && (expected.includes('RightBrace') || expected.includes('EOF'))) {
    const missingBrace = found.tokenType === EOF || boundaries?.isInUnclosed(found) === true;
    // Told by `reportUnclosed`, at the brace that is not closed.
    if (missingBrace && (boundaries?.unclosed.length ?? 0) > 0) return;
    reportStatement(builder, failure, place);
  } else if (isLevelOfOtherNumber(failure)) {
    const wanted = found.image.endsWith('s') ? found.image.slice(0, -1) : `${found.image}s`;
    builder.report('level-number', { found: found.image, wanted }, span, replacement(builder, span, wanted));
  } else if (isUnit(failure)) {
    reportUnit(builder, failure);
  } else if (endsEarly(failure, boundaries)) {
    reportMissing(builder, failure);
  } else {
    const commas = lists.has(failure.rule) ? ['`,`'] : [];
    const candidates = [...expected.flatMap(wordsOf), ...(headerWords.get(failure.rule) ?? [])];
    reportUnexpected(builder, failure, oneOf([...commas, ...expected.map(tokenLabel)]), candidates);
  }
}

/** Something that begins no statement of the place where it stands. */
function reportStatement(builder: Builder, failure: Failure, place: string): void {
  const { found, span } = failure;
  if (closing.has(found.tokenType)) {
    builder.report('unmatched-bracket', { text: found.image }, span);
    return;
  }
  if (isUnit(failure)) {
    reportUnit(builder, failure);
    return;
  }
  // A stray `{` that is never closed was told.
  if (found.image === '{' && builder.diagnostics.some((other) => other.span.start === span.start)) return;
  const belongs = STATEMENT_WORDS.get(found.image);
  const startsStatement = failure.firstOnLine || failure.before?.image === '{' || failure.before?.tokenType === EOF;
  if (startsStatement && belongs !== undefined && !belongs.includes(place)) {
    const titles = oneOf(belongs.map(placeTitle));
    builder.report('misplaced-statement', { word: found.image, place: placeTitle(place), belongs: titles }, span);
    return;
  }
  const own = [...STATEMENT_WORDS].flatMap(([word, places]) => (places.includes(place) ? [word] : []));
  const expected = place === 'declaration' ? 'a declaration' : `a statement of ${placeTitle(place)}`;
  reportUnexpected(builder, failure, expected, startsStatement ? own : [...own, ...WORDS]);
}

/** Something that is not what has to stand here; `candidates` are the words that could. */
function reportUnexpected(builder: Builder, failure: Failure, expected: string, candidates: readonly string[]): void {
  const { found, span } = failure;
  if (found.tokenType !== Identifier || candidates.length === 0) {
    builder.report('unexpected', { found: named(found), expected }, span);
    return;
  }
  const suggestion = didYouMean(found.image, candidates);
  const fix = suggestion === undefined ? undefined : replacement(builder, span, suggestion);
  builder.report('unknown-word', { word: shortened(found.image), expected, suggestion }, span, fix);
}

/** A statement that ends where something had to follow. */
function reportMissing(builder: Builder, { before, expected, found, span }: Failure): void {
  const after = before === undefined || before.tokenType === EOF ? undefined : before;
  const where = after === undefined ? span : tokenSpan(after);
  const text = shortened(after?.image ?? '');
  const isName = expected.includes('Name') && (expected.length === 1 || found.image === '{');
  if (isName) builder.report('missing-name', { after: text }, where);
  else builder.report('incomplete', { missing: oneOf(expected.map(tokenLabel)), after: text }, where);
}

function reportUnit(builder: Builder, { found, span }: Failure): void {
  const units = UNIT_WORDS.map(({ unit }) => unit);
  const suggestion = didYouMean(found.image, units);
  const fix = suggestion === undefined ? undefined : replacement(builder, span, suggestion);
  builder.report('unknown-unit', { unit: shortened(found.image), suggestion }, span, fix);
}

/** A word after a number, where no word of the language is expected that it could be a misspelling of. */
function isUnit({ found, before, expected, firstOnLine }: Failure): boolean {
  if (found.tokenType !== Identifier || before?.tokenType !== NumberToken || firstOnLine) return false;
  return !expected.some((type) => levels.has(type));
}

function isLevelOfOtherNumber({ found, expected }: Failure): boolean {
  return expected.length === 1 && expected.some((type) => levels.has(type)) && wordsOf('Level').includes(found.image);
}

/** Rules whose closing bracket ends a list: there a comma could stand as well. */
const lists: ReadonlySet<string> = new Set(['distributionCall', 'import']);

const levels: ReadonlySet<string> = new Set(['Level', 'SingularLevel', 'PluralLevel', 'EachUnit']);
const closing: ReadonlySet<unknown> = new Set([symbolType('}'), symbolType(')'), symbolType(']')]);

/** Whether the statement ends here: the next one begins, its block closes, or the file ends. */
function endsEarly({ found, before, expected }: Failure, boundaries: Boundaries | undefined): boolean {
  if (found.tokenType === EOF || boundaries?.isBoundary(found) === true) return true;
  if (before === undefined || !expected.includes('Name')) return false;
  return found.image === '{' || (expected.length === 1 && !isWord(found.image));
}

function replacement(builder: Builder, span: Span, text: string): Fix {
  return { title: `Write \`${text}\``, edits: [{ path: builder.path, span, text }] };
}

function named(token: IToken): string {
  if (token.tokenType === EOF) return 'The end of the file';
  if (token.tokenType === StringToken) return 'A text';
  return `\`${shortened(token.image)}\``;
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 30)}…`;
}
