/** Mistakes that people are known to make, each with what puts it right. The first that fits counts. */
import type { IToken } from 'chevrotain';
import { LEVEL_WORDS, STATEMENT_WORDS } from '../../schema/index.ts';
import { tokenSpan } from '../span.ts';
import { DateToken, DurationToken, Identifier, NumberToken, PercentToken, TimeToken } from '../tokens/token-types.ts';
import { meantDays } from './days.ts';
import type { Failure } from './failure.ts';
import { measureSlips } from './measure-slips.ts';
import { peopleSlips } from './people-slips.ts';
import { couldBe, guess, type Recognise, type Slip, write } from './slip.ts';
import { stepSlips } from './step-slips.ts';
import { trainSlips } from './train-slips.ts';
import { unitSlips } from './unit-slips.ts';
import { wordSlips } from './word-slips.ts';

export function slipOf(failure: Failure): Slip | undefined {
  for (const recognise of slips) {
    const slip = recognise(failure);
    if (slip !== undefined) return slip;
  }
  return undefined;
}

/** `2026-12-19 to 2027-01-04` */
const rangeWithAWord: Recognise = (failure) => {
  const { found, before, around } = failure;
  const next = around.at(1);
  if (!couldBe(failure, 'Dots') || before === undefined || next === undefined) return undefined;
  if (!['to', 'until', 'till', 'through'].includes(found.image)) return undefined;
  const range = write(`${before.image}..${next.image}`, before, next);
  // A range of dates holds its last day, which `until` may leave out.
  const isLastIn = before.tokenType !== DateToken || ['to', 'through'].includes(found.image);
  return isLastIn ? range : guess(range);
};

/** `mon-fri`, `weekdays`, `monday` */
const daysInWords: Recognise = (failure) => {
  const { found, around } = failure;
  const meant = meantDays(found.image);
  if (meant === undefined) return undefined;
  const last = around.at(1)?.image === '..' ? around.at(2) : undefined;
  const meantLast = last === undefined ? undefined : meantDays(last.image);
  if (couldBe(failure, 'Weekday') && found.tokenType === Identifier) {
    return meantLast === undefined ? write(meant, found) : write(`${meant}..${meantLast}`, found, last);
  }
  const time = around.at(1);
  if (failure.rule !== 'moment' || meant.length > 3 || time?.tokenType !== TimeToken) return undefined;
  return write(`next ${meant} ${time.image}`, found, time);
};

/** `wait until 09:00` */
const timeWithoutDay: Recognise = ({ rule, found }) =>
  rule === 'moment' && found.tokenType === TimeToken
    ? { help: `Write which day: \`next mon ${found.image}\`.` }
    : undefined;

/** `in UTC`, `ask SRE` */
const textWithoutQuotes: Recognise = ({ expected, rule, found, around }) => {
  if (found.tokenType !== Identifier) return undefined;
  const last = endOfAddress(found, around);
  const text = `"${textOver(found, last, around)}"`;
  if (expected.length === 1 && expected[0] === 'String') return write(text, found, last);
  // What else stands after the times of a window is its zone.
  return rule === 'window' && expected.includes('Local') ? write(`in ${text}`, found, last) : undefined;
};

/** The last token of `America/Los_Angeles`. */
function endOfAddress(first: IToken, around: Failure['around']): IToken {
  let last = first;
  for (let ahead = 1; around.at(ahead)?.image === '/'; ahead += 2) last = around.at(ahead + 1) ?? last;
  return last;
}

function textOver(first: IToken, last: IToken, around: Failure['around']): string {
  let text = first.image;
  for (let ahead = 1, token: IToken | undefined = first; token !== last && token !== undefined; ahead++) {
    token = around.at(ahead);
    text += token?.image ?? '';
  }
  return text;
}

const atMost: readonly string[] = ['max', 'maximum', 'upto'];

/** `retry max 2`: after `retry` of an action, or of a deploy. */
const retryMax: Recognise = ({ found, before, around, expected, also }) => {
  const next = around.at(1);
  if (before?.image === 'retry' && atMost.includes(found.image) && also.includes('At')) {
    return next?.tokenType === NumberToken ? write(`retry at most ${next.image}`, before, next) : undefined;
  }
  const retry = around.at(-2);
  if (before === undefined || retry?.image !== 'retry' || found.tokenType !== NumberToken) return undefined;
  return atMost.includes(before.image) && !expected.includes('Number')
    ? write(`retry ${found.image}`, retry, found)
    : undefined;
};

/** `deploy api(3)` */
const countInBrackets: Recognise = ({ found, before, around }) => {
  const count = around.at(1);
  if (found.image !== '(' || count?.tokenType !== NumberToken || around.at(2)?.image !== ')') return undefined;
  if (before === undefined) return undefined;
  const [name, number] = [before.image, count.image];
  const some = `\`${number} servers in ${name}\` for some of it`;
  return { help: `Write \`${name}-${number}\` for one of several alike, or ${some}.` };
};

/** `deploy cluster 1`, `maxParallel clusters 4` */
const countAfterLevel: Recognise = ({ found, before, firstOnLine, around }) => {
  // That is where a level stands alone.
  if (firstOnLine || ['at', 'by', 'each', 'over', 'per'].includes(around.at(-2)?.image ?? '')) return undefined;
  const isLevel = LEVEL_WORDS.some(({ level, plural }) => before?.image === level || before?.image === plural);
  if (!isLevel || before === undefined || found.tokenType !== NumberToken) return undefined;
  const count = write(`${found.image} ${before.image}`, before, found);
  // `cluster 4` may be the fourth of them.
  return LEVEL_WORDS.some(({ plural }) => before.image === plural) ? count : guess(count);
};

/** `with traffic 5%` */
const trafficBeforeItsShare: Recognise = ({ rule, found, before, expected }) =>
  rule === 'canaryGate' &&
  expected.includes('Traffic') &&
  before?.image === 'traffic' &&
  found.tokenType === PercentToken
    ? write(`${found.image} traffic`, before, found)
    : undefined;

/** `shift traffic 5% to us-west` */
const shareBeforeItsServers: Recognise = ({ found, before, around }) => {
  const shift = around.at(-2);
  if (before?.image !== 'traffic' || shift?.image !== 'shift') return undefined;
  const first = around.at(2);
  const isServers = first !== undefined && first.tokenType !== PercentToken && !around.isBoundary(first);
  if (found.tokenType !== PercentToken || !['to', 'in'].includes(around.at(1)?.image ?? '') || !isServers) {
    return undefined;
  }
  const servers = [first];
  for (let ahead = 3; ; ahead++) {
    const token = around.at(ahead);
    if (token === undefined || token.image === '{' || around.isBoundary(token)) break;
    servers.push(token);
  }
  const last = servers.at(-1) ?? first;
  const selector = servers.map(({ image }, i) => (i === 0 || image === ',' ? image : ` ${image}`)).join('');
  return write(`shift traffic in ${selector} to ${found.image}`, shift, last);
};

/** `exclusive a b c`, `shift traffic to 1% 5%` */
const listWithoutCommas: Recognise = (failure) => {
  const { found, before, around } = failure;
  const separated = [Identifier, NumberToken, PercentToken, DurationToken];
  const takesComma = failure.fitsAfter.some(({ type }) => type === 'Comma');
  if (failure.firstOnLine || !takesComma || !separated.includes(found.tokenType)) return undefined;
  if (before === undefined || before.tokenType !== found.tokenType) return undefined;
  const items = [before, found];
  for (let ahead = 1; ; ahead++) {
    const token = around.at(ahead);
    if (token?.tokenType !== found.tokenType || around.isFirstOnLine(token)) break;
    items.push(token);
  }
  const edits = items.slice(0, -1).map((item) => {
    const { end } = tokenSpan(item);
    return { span: { start: end, end }, text: ',' };
  });
  return { help: `Write \`${items.map(({ image }) => image).join(', ')}\`.`, edits };
};

/** `ramp 1%, 10%` */
const rampOfPercents: Recognise = ({ rule, before, expected, around }) => {
  if (rule !== 'ramp' || before?.tokenType !== PercentToken || !expected.includes('Level')) return undefined;
  const percents = [];
  for (let back = -1; around.at(back)?.tokenType === PercentToken; back -= 2) percents.unshift(around.at(back));
  const [first] = percents;
  if (first === undefined) return undefined;
  const list = percents.map((percent) => percent?.image).join(', ');
  const [{ start }, { end }] = [tokenSpan(first), tokenSpan(before)];
  return {
    help: `Write \`ramp to ${list} of servers\`.`,
    edits: [
      { span: { start, end: start }, text: 'to ' },
      { span: { start: end, end }, text: ' of servers' },
    ],
  };
};

/** `max down 20%` */
const twoWordsForOne: Recognise = ({ found, around }) => {
  const next = around.at(1);
  if (next === undefined || found.tokenType !== Identifier || next.image === '') return undefined;
  const joined = found.image + next.image.charAt(0).toUpperCase() + next.image.slice(1);
  return STATEMENT_WORDS.has(joined) ? write(joined, found, next) : undefined;
};

/** `load 20_000 requests`, `load 20_000 rps` */
const rateInOtherWords: Recognise = ({ expected, found, around }) => {
  if (!expected.includes('RequestsS')) return undefined;
  if (!['request', 'requests', 'rps', 'qps', 'req'].includes(found.image)) return undefined;
  const seconds = ['s', 'sec', 'second'];
  const isPerSecond = ['per', '/'].includes(around.at(1)?.image ?? '') && seconds.includes(around.at(2)?.image ?? '');
  const isCutShort = around.at(1)?.image === '/';
  const rate = write('requests/s', found, isPerSecond ? around.at(2) : isCutShort ? around.at(1) : found);
  return isPerSecond || ['rps', 'qps'].includes(found.image) ? rate : guess(rate);
};

/** `gate canary for 30m` */
const canaryWithoutName: Recognise = ({ rule, found, before, around }) => {
  const canary = around.at(-2);
  return rule === 'canaryGate' && found.tokenType === DurationToken && before?.image === 'for' && canary !== undefined
    ? { help: '', missingNameAfter: canary }
    : undefined;
};

/** `at us-east down for 2h` */
const downWithoutTime: Recognise = ({ rule, before, found, around }) =>
  rule === 'downAt' && before?.image === 'down' && found.image === 'for'
    ? { help: `Write when: \`at 6h ${around.at(-2)?.image} down for …\`.` }
    : undefined;

/** `deploy green us-west` */
const greenWithoutTo: Recognise = ({ before, found, around }) =>
  before?.image === 'green' && around.at(-2)?.image === 'deploy'
    ? write(`green to ${found.image}`, before, found)
    : undefined;

/** `wait for 1h` */
const waitFor: Recognise = ({ before, found, around }) => {
  const wait = around.at(-2);
  return before?.image === 'for' && wait?.image === 'wait' && found.tokenType === DurationToken
    ? write(`wait ${found.image}`, wait, found)
    : undefined;
};

/** `next mon at 09:00` */
const wordBeforeALiteral: Recognise = ({ expected, found, around }) => {
  const next = around.at(1);
  const isWanted = [TimeToken, DateToken].some((type) => next?.tokenType === type && expected.includes(type.name));
  if (!isWanted || next === undefined || !['at', 'on', 'from', 'the'].includes(found.image)) return undefined;
  const span = { start: tokenSpan(found).start, end: tokenSpan(next).start };
  return { help: `Delete \`${found.image}\`.`, edits: [{ span, text: '' }] };
};

/** `plan ship it {` */
const nameOfSeveralWords: Recognise = ({ expected, found, before, around }) => {
  if (!expected.includes('LeftBrace') || found.tokenType !== Identifier || before === undefined) return undefined;
  if (before.tokenType !== Identifier) return undefined;
  const words = [before, found];
  for (let ahead = 1; around.at(ahead)?.tokenType === Identifier; ahead++) words.push(around.at(ahead) ?? found);
  if (around.at(words.length - 1)?.image !== '{') return undefined;
  return { help: `A name of several words stands in quotes: \`"${words.map(({ image }) => image).join(' ')}"\`.` };
};

/** `stage rest` and then its steps. */
const missingBrace: Recognise = ({ expected, found, before, earlierThan, around }) => {
  const isLast = around.isBoundary(found) || STATEMENT_WORDS.has(found.image);
  if (expected.length !== 1 || expected[0] !== 'LeftBrace' || !isLast || earlierThan !== undefined) return undefined;
  if (before === undefined || before.image === '') return undefined;
  const { end } = tokenSpan(before);
  const edits = around.missesBraces ? [{ span: { start: end, end }, text: ' {' }] : [];
  return { help: `Write \`${before.image} {\`.`, edits };
};

const slips: readonly Recognise[] = [
  rangeWithAWord,
  daysInWords,
  timeWithoutDay,
  wordBeforeALiteral,
  textWithoutQuotes,
  ...peopleSlips,
  ...trainSlips,
  ...measureSlips,
  ...unitSlips,
  ...stepSlips,
  greenWithoutTo,
  canaryWithoutName,
  retryMax,
  countInBrackets,
  countAfterLevel,
  trafficBeforeItsShare,
  shareBeforeItsServers,
  ...wordSlips,
  listWithoutCommas,
  rampOfPercents,
  twoWordsForOne,
  rateInOtherWords,
  downWithoutTime,
  waitFor,
  nameOfSeveralWords,
  missingBrace,
];
