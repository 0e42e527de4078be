/** The parser's errors as diagnostics. */
import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import { didYouMean, type Fix, type Safety } from '../../diagnostics/index.ts';
import { ENTRIES, placeTitle, ruleNameOf, STATEMENT_WORDS, UNIT_WORDS, WORDS } from '../../schema/index.ts';
import type { Builder } from '../build/context.ts';
import type { Boundaries } from '../grammar/boundaries.ts';
import { tokenSpan } from '../span.ts';
import { oneOf, tokenLabel, wordsOf } from '../tokens/labels.ts';
import {
  Identifier,
  isWord,
  MalformedNumber,
  StringToken,
  symbolType,
  UnterminatedString,
} from '../tokens/token-types.ts';
import type { Span } from '../tree.ts';
import { type Advice, adviceFor, fixOf, suggestionAdvice } from './advice.ts';
import { type Failure, failuresOf, type Source } from './failure.ts';
import { isUnit, levelOfOtherNumber } from './kinds.ts';
import { timeInWords } from './unit-slips.ts';

/** The blocks by the rules that read them. */
const blockOfRule: ReadonlyMap<string, string> = new Map(
  ENTRIES.flatMap((entry) => (entry.kind === 'block' ? [[ruleNameOf(entry.id), entry.id]] : [])),
);

/** Texts that were told to be wrong already: the first tokens of what is nested too deep, and characters of no token. */
export interface Told {
  readonly leftOut: readonly IToken[];
  readonly strangers: readonly Span[];
}

/** Reports the errors in words, one for each statement that is wrong, and notes where they are. */
export function reportErrors(
  builder: Builder,
  errors: readonly IRecognitionException[],
  source: Source,
  told: Told,
): void {
  const failures = failuresOf(errors, source);
  const statements = new Set<number>();
  let last: Failure | undefined;
  let unclear: IToken | undefined;
  for (const failure of failures) {
    const { statement } = failure;
    if (statement !== undefined && statements.has(statement)) continue;
    if (statement === undefined && last !== undefined && isSameText(last, failure, source)) continue;
    // The word that began what is neither of several statements begins no other.
    if (failure.found === unclear) continue;
    unclear = failure.ahead === 1 ? failure.before : undefined;
    if (statement !== undefined) statements.add(statement);
    last = failure;
    if (failure.before !== undefined) builder.brokenAfter.add(tokenSpan(failure.before).end);
    if (followsFrom(failure, told)) continue;
    const several = failures.some(
      (other) => other !== failure && statement !== undefined && other.statement === statement,
    );
    report(builder, failure, source.boundaries, !several);
  }
}

/** Whether an error follows from something that was told elsewhere. */
function followsFrom({ found, before, span }: Failure, { leftOut, strangers }: Told): boolean {
  // A malformed number is an error of its own; what comes of it is not another. So is an open text.
  const open = before?.tokenType === UnterminatedString;
  if (found.tokenType === MalformedNumber || before?.tokenType === MalformedNumber || open) return true;
  // Nor does what was left out miss anything: for its depth, or since nothing begins with it.
  const from = before === undefined ? 0 : tokenSpan(before).end;
  const lies = (start: number): boolean => start >= from && start <= span.start;
  return leftOut.some((token) => lies(token.startOffset)) || strangers.some(({ start }) => lies(start));
}

/** Whether no statement begins between two errors: then the second is in what the first did not understand. */
function isSameText(last: Failure, next: Failure, { tokens, boundaries }: Source): boolean {
  if (next.firstOnLine || next.found.tokenType === EOF || boundaries === undefined || last.place >= next.place)
    return false;
  for (let place = last.place + 1; place <= next.place; place++) {
    const token = tokens[place];
    if (token !== undefined && boundaries.isBoundary(token)) return false;
  }
  return true;
}

/** The braces that are never closed, once each; but for those whose closing one an open text has swallowed, which is told. */
export function reportUnclosed(builder: Builder, boundaries: Boundaries | undefined, open: readonly IToken[]): void {
  for (const brace of boundaries?.unclosed ?? []) {
    const swallowed = open.some(({ image, startLine }) => startLine === brace.startLine && image.includes('}'));
    if (!swallowed) builder.report('unclosed-block', {}, tokenSpan(brace));
  }
}

function report(builder: Builder, failure: Failure, boundaries: Boundaries | undefined, fixable: boolean): void {
  const { found, expected, span } = failure;
  const place = failure.rule === 'file' ? 'declaration' : blockOfRule.get(failure.rule);
  const level = levelOfOtherNumber(failure);
  if (place !== undefined && (expected.includes('RightBrace') || expected.includes('EOF'))) {
    const missingBrace = found.tokenType === EOF || boundaries?.isInUnclosed(found) === true;
    // Told by `reportUnclosed`, at the brace that is not closed.
    if (missingBrace && (boundaries?.unclosed.length ?? 0) > 0) return;
    reportStatement(builder, failure, place);
    return;
  }
  // A list in braces that are never closed: likewise.
  if (expected.includes('RightBrace') && failure.around.isAfterUnclosed) return;
  const advice = adviceFor(builder, failure, fixable);
  if (advice?.missingNameAfter !== undefined) {
    builder.report('missing-name', { after: advice.missingNameAfter.image }, tokenSpan(advice.missingNameAfter));
  } else if (level !== undefined) {
    builder.report(
      'level-number',
      { found: found.image, wanted: level },
      span,
      replacement(builder, span, level, 'safe'),
    );
  } else if (isUnit(failure)) {
    reportUnit(builder, failure);
  } else if (endsEarly(failure, boundaries, advice)) {
    reportMissing(builder, failure, advice);
  } else {
    const commas = lists.has(failure.rule) ? ['`,`'] : [];
    const labels = [...waysOn(failure), ...commas, ...wantedLabels(failure)];
    reportUnexpected(builder, failure, oneOf(labels), [...failure.also, ...expected].flatMap(wordsOf), advice);
  }
}

/** So many ways to go on are named beside what has to come. */
const MOST_WAYS_ON = 4;

function waysOn({ also }: Failure): readonly string[] {
  const ways = [...new Set(also)];
  return ways.length > MOST_WAYS_ON ? [] : ways.map(tokenLabel);
}

/** What has to come: first what people name, then words. */
function wantedLabels({ wanted }: Failure): readonly string[] {
  const labels = wanted.flatMap((item) => ('label' in item ? [item.label] : []));
  return [...labels, ...wanted.flatMap((item) => ('type' in item ? [tokenLabel(item.type)] : []))];
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
  const advice = adviceFor(builder, failure, true);
  // A stray `{` that is never closed was told.
  if (found.image === '{' && builder.diagnostics.some((other) => other.span.start === span.start)) return;
  const belongs = STATEMENT_WORDS.get(found.image);
  const startsStatement = failure.firstOnLine || failure.before?.image === '{' || failure.before?.tokenType === EOF;
  if (startsStatement && advice?.fix === undefined && belongs !== undefined && !belongs.includes(place)) {
    // After a block that is never closed everything stands in the wrong one; that was told at its brace.
    if (failure.around.isAfterUnclosed) return;
    const titles = oneOf(belongs.map(placeTitle));
    const args = { word: found.image, place: placeTitle(place), belongs: titles };
    const help = advice?.isKnown === true ? advice.help : undefined;
    builder.report('misplaced-statement', { ...args, help }, span);
    return;
  }
  const own = [...STATEMENT_WORDS].flatMap(([word, places]) => (places.includes(place) ? [word] : []));
  const statement = place === 'declaration' ? 'a declaration' : `a statement of ${placeTitle(place)}`;
  const labels = [...(startsStatement ? [] : waysOn(failure)), statement];
  const candidates = startsStatement ? [] : failure.also.flatMap(wordsOf);
  const others = startsStatement ? own : [...own, ...WORDS];
  reportUnexpected(builder, failure, oneOf(labels), candidates, advice, others);
}

/** Something that is not what has to stand here; `candidates` are the words that could, `others` some that might. */
function reportUnexpected(
  builder: Builder,
  failure: Failure,
  expected: string,
  candidates: readonly string[],
  advice: Advice | undefined,
  others: readonly string[] = [],
): void {
  const { found, span } = failure;
  const help = advice?.help;
  if (found.tokenType !== Identifier || candidates.length + others.length === 0) {
    builder.report('unexpected', { found: named(found), expected, help }, span, advice?.fix);
    return;
  }
  const suggested = suggestionAdvice(builder, failure, [candidates, others]);
  const word = shortened(found.image);
  if (advice?.fix !== undefined || suggested === undefined) {
    builder.report('unknown-word', { word, expected, help }, span, advice?.fix);
  } else {
    builder.report('unknown-word', { word, expected, help: suggested.help }, span, suggested.fix);
  }
}

/** A statement that ends where something had to follow. */
function reportMissing(builder: Builder, failure: Failure, advice: Advice | undefined): void {
  const { before, expected, found, span } = failure;
  const after = before === undefined || before.tokenType === EOF ? undefined : before;
  const where = after === undefined ? span : tokenSpan(after);
  const text = shortened(after?.image ?? '');
  const isName = expected.includes('Name') && (expected.length === 1 || found.image === '{');
  if (isName) {
    builder.report('missing-name', { after: text }, where);
    return;
  }
  const missing = oneOf(wantedLabels(failure));
  builder.report('incomplete', { missing, after: text, help: advice?.help }, where, advice?.fix);
}

function reportUnit(builder: Builder, failure: Failure): void {
  const { found, span } = failure;
  const time = timeInWords(failure);
  if (time !== undefined) {
    builder.report('unknown-unit', { unit: shortened(found.image), help: time.help }, span, fixOf(builder, time));
    return;
  }
  const units = UNIT_WORDS.map(({ unit }) => unit);
  const suggestion = didYouMean(found.image, units);
  const fix = suggestion === undefined ? undefined : replacement(builder, span, suggestion, 'unsafe');
  builder.report('unknown-unit', { unit: shortened(found.image), suggestion }, span, fix);
}

/** Rules whose closing bracket ends a list: there a comma could stand as well. */
const lists: ReadonlySet<string> = new Set(['import']);

const closing: ReadonlySet<unknown> = new Set([symbolType('}'), symbolType(')'), symbolType(']')]);

/** Whether the statement ends here: the next one begins, its block closes, or the file ends. */
function endsEarly(
  { found, before, expected }: Failure,
  boundaries: Boundaries | undefined,
  advice: Advice | undefined,
): boolean {
  if (found.tokenType === EOF || boundaries?.isBoundary(found) === true) return true;
  // What is known to put it right knows better than that a name is missing.
  if (advice?.isKnown === true || before === undefined || !expected.includes('Name')) return false;
  return found.image === '{' || (expected.length === 1 && !isWord(found.image));
}

function replacement(builder: Builder, span: Span, text: string, safety: Safety): Fix {
  return { title: `Write \`${text}\``, safety, edits: [{ path: builder.path, span, text }] };
}

function named(token: IToken): string {
  if (token.tokenType === EOF) return 'The end of the file';
  if (token.tokenType === StringToken) return 'A text';
  return `\`${shortened(token.image)}\``;
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 30)}…`;
}
