/** A word too much, or one for another: slips that many sentences share. */
import { tokenSpan } from '../span.ts';
import { wordsOf } from '../tokens/labels.ts';
import { DateToken, DurationToken, Identifier, NumberToken, PercentToken, StringToken } from '../tokens/token-types.ts';
import { couldBe, dropBefore, type Recognise, write } from './slip.ts';

const kinds: readonly string[] = ['audience', 'flag', 'ring', 'service'];
const articles: readonly string[] = ['all', 'the'];
/** What names of flags, rings, audiences and services stand after. */
const namesAfter: readonly string[] = [
  'behind',
  'contract',
  'disable',
  'enable',
  'expand',
  'for',
  'migrate',
  'of',
  'to',
];

/** `enable flag new-checkout`, `release to ring internal`, `5% of the users` */
const kindBeforeName: Recognise = ({ found, before, firstOnLine, around }) => {
  if (firstOnLine || before === undefined) return undefined;
  if (found.tokenType !== Identifier && found.tokenType !== StringToken) return undefined;
  const first = around.at(-2)?.image ?? '';
  const isTooMuch = kinds.includes(before.image) || (articles.includes(before.image) && first !== 'disable');
  return isTooMuch && (namesAfter.includes(first) || first === ',') ? dropBefore(before, found) : undefined;
};

const smallWords: readonly string[] = [
  'at',
  'for',
  'from',
  'in',
  'on',
  'of',
  'since',
  'starting',
  'to',
  'until',
  'with',
  'before',
  'by',
];
/** The words that it could be taken for, and whether a name can come after them. */
const wantedWords: ReadonlyMap<string, boolean> = new Map([
  ['at', false],
  ['by', false],
  ['for', true],
  ['from', false],
  ['takes', false],
  ['to', true],
]);

/** `enable dark to 5%`, `release for internal`, `migrate orders-db for 6h` */
const oneSmallWordForAnother: Recognise = ({ rule, expected, wanted, found, before, around }) => {
  const words = expected.length === 1 && wanted.length === 1 ? wordsOf(expected[0] ?? '') : [];
  const [word] = words;
  const next = around.at(1);
  if (word === undefined || words.length > 1 || !smallWords.includes(found.image)) return undefined;
  if (before === undefined || next === undefined || around.isBoundary(next)) return undefined;
  const beforeNames = wantedWords.get(word);
  if (rule === 'shows' && word === 'at') return write(`at ${next.image}`, found, next);
  const fits = literals.includes(next.tokenType) || (beforeNames === true && next.tokenType === Identifier);
  return beforeNames !== undefined && fits ? write(`${word} ${next.image}`, found, next) : undefined;
};

const literals: readonly unknown[] = [DateToken, DurationToken, NumberToken, PercentToken];

/** `enable dark for internal and broad`, `release to internal then broad` */
const wordForComma: Recognise = (failure) => {
  const { found, before, firstOnLine, around } = failure;
  const next = around.at(1);
  if (firstOnLine || before === undefined || next === undefined || !['and', 'then'].includes(found.image))
    return undefined;
  const takesComma = failure.fitsAfter.some(({ type }) => type === 'Comma') || couldBe(failure, 'Comma');
  if (!takesComma || next.tokenType !== before.tokenType || around.isBoundary(next)) return undefined;
  const span = { start: tokenSpan(before).end, end: tokenSpan(found).end };
  return { help: `Write \`${before.image}, ${next.image}\`.`, edits: [{ span, text: ',' }] };
};

const thousands = /^\d{3}$/;

/** `2,000,000` */
const commasInNumber: Recognise = ({ found, before, around }) => {
  if (found.image !== ',' || before?.tokenType !== NumberToken || !/^\d{1,3}$/.test(before.image)) return undefined;
  let last = before;
  let text = before.image;
  for (let ahead = 0; around.at(ahead)?.image === ','; ahead += 2) {
    const comma = around.at(ahead);
    const group = around.at(ahead + 1);
    if (comma === undefined || group === undefined || !thousands.test(group.image)) break;
    if (tokenSpan(last).end !== comma.startOffset || comma.startOffset + 1 !== group.startOffset) break;
    text += `_${group.image}`;
    last = group;
  }
  return last === before ? undefined : write(text, before, last);
};

export const wordSlips: readonly Recognise[] = [kindBeforeName, oneSmallWordForAnother, wordForComma, commasInNumber];
