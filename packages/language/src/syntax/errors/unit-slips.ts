/** Slips in numbers: units as words, numbers of nothing. */
import type { IToken } from 'chevrotain';
import { tokenSpan } from '../span.ts';
import { unitOfTime } from '../tokens/time-words.ts';
import { DurationToken, Identifier, NumberToken, PercentToken, StringToken } from '../tokens/token-types.ts';
import { guess, type Recognise, write } from './slip.ts';

/** `wait 2 hours`, `horizon 1 week`, `deploy takes 5 minutes per server` */
export const timeInWords: Recognise = ({ found, before, firstOnLine, sentence }) => {
  if (before?.tokenType !== NumberToken || firstOnLine || sentence === 'surfaces') return undefined;
  const unit = unitOfTime(found.image);
  return unit === undefined ? undefined : write(`${before.image}${unit}`, before, found);
};

/** `deploy 50 in us-west`, `maxDown 20 per cluster` */
const numberOfWhat: Recognise = ({ rule, expected, found, before }) => {
  if (before?.tokenType !== NumberToken || found.tokenType === Identifier) return undefined;
  if (!['amount', 'countSelection'].includes(rule) || !expected.includes('Level')) return undefined;
  const share = rule === 'amount' ? `${before.image}%` : `${before.image}% of servers`;
  const or = Number(before.image) <= 100 ? `, or \`${share}\`` : '';
  return { help: `Say what the ${before.image} are: \`${before.image} servers\`${or}.` };
};

/** `deploy 75%`, `deploy 75% in us-west` */
const shareOfWhat: Recognise = ({ rule, expected, found, before, around }) => {
  if (rule !== 'shareSelection' || before?.tokenType !== PercentToken || !expected.includes('Of')) return undefined;
  if (found.image !== 'in' && !around.isBoundary(found)) return undefined;
  return guess(after(before, `Write \`${before.image} of servers\`.`, ' of servers'));
};

/** `deploy 75% of all` */
const shareOfAll: Recognise = ({ rule, expected, found, before }) =>
  rule === 'shareSelection' && expected.includes('PluralLevel') && before?.image === 'of' && found.image === 'all'
    ? guess(write('servers', found))
    : undefined;

const quotedDate = /^"(\d{4}-\d{2}-\d{2})"$/;

/** `remove by "2027-12-01"` */
const dateInQuotes: Recognise = ({ expected, found }) => {
  const [, date] = found.tokenType === StringToken ? (quotedDate.exec(found.image) ?? []) : [];
  return date !== undefined && expected.includes('Date') ? write(date, found) : undefined;
};

/** `param bake 2h` */
const paramWithoutEquals: Recognise = ({ rule, expected, found, before }) =>
  rule === 'param' &&
  before !== undefined &&
  expected.length === 1 &&
  expected[0] === 'Equals' &&
  literals.includes(found.tokenType)
    ? after(before, `Write \`= ${found.image}\`.`, ' =')
    : undefined;

const literals: readonly unknown[] = [DurationToken, NumberToken, PercentToken];

function after(token: IToken, help: string, text: string) {
  const { end } = tokenSpan(token);
  return { help, edits: [{ span: { start: end, end }, text }] };
}

export const unitSlips: readonly Recognise[] = [
  timeInWords,
  numberOfWhat,
  shareOfWhat,
  shareOfAll,
  dateInQuotes,
  paramWithoutEquals,
];
