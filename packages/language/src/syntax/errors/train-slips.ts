/** Slips in channels, and in what is said of trains. */

import { tokenSpan } from '../span.ts';
import { DurationToken, NumberToken, PercentToken, TimeToken } from '../tokens/token-types.ts';
import { couldBe, dropAfter, guess, type Recognise, write } from './slip.ts';

/** `train beta for internal …` */
const trainForChannel: Recognise = ({ rule, found, around }) =>
  rule === 'planBody' && found.image === 'train' && around.at(2)?.image === 'for' ? write('channel', found) : undefined;

/** A channel in a stage, or in `parallel`. */
const channelInStage: Recognise = ({ rule, found, around }) =>
  rule !== 'planBody' &&
  rule !== 'file' &&
  found.image === 'channel' &&
  ['after', 'for'].includes(around.at(2)?.image ?? '')
    ? {
        help: 'A channel is a stage of its own: put it into the plan, beside its stages. What it waits for it says itself: `channel … after …`.',
      }
    : undefined;

/** `channel beta for internal leaves every 4w …` */
const otherWordForDeparts: Recognise = ({ expected, found, around }) => {
  if (!expected.includes('Departs')) return undefined;
  return around.at(1)?.image === 'every' && found.image !== 'departs' && isVerb(found.image)
    ? write('departs', found)
    : undefined;
};

const isVerb = (word: string): boolean => ['depart', 'departing', 'goes', 'leaves', 'runs', 'ships'].includes(word);

/** `channel beta for internal departs every 4w from 2026-01-13 09:00` */
const timeOfDeparture: Recognise = ({ sentence, found, before }) =>
  sentence === 'channel' && found.tokenType === TimeToken && before !== undefined
    ? guess(dropAfter(before, found, `Delete \`${found.image}\`: trains leave at 00:00.`))
    : undefined;

/** `channel beta for 5% departs …` */
const channelForShare: Recognise = ({ rule, found, before }) =>
  rule === 'channel' && found.tokenType === PercentToken && before?.image === 'for'
    ? { help: `A channel is for a ring of its audience: give these ${found.image} one of their own.` }
    : undefined;

/** `take next train`, `wait for the next train` */
const wordsBeforeNextTrain: Recognise = (failure) => {
  const { found, around } = failure;
  if (!failure.expected.includes('Next')) return undefined;
  if (found.image === 'train') return write('next train', found);
  for (let ahead = 1; ahead <= 3; ahead++) {
    const next = around.at(ahead);
    if (next === undefined || around.isFirstOnLine(next)) return undefined;
    if (next.image !== 'next' || around.at(ahead + 1)?.image !== 'train') continue;
    const span = { start: tokenSpan(found).start, end: tokenSpan(next).start };
    return { help: 'Write `next train` alone.', edits: [{ span, text: '' }] };
  }
  return undefined;
};

/** `next departure` */
const departureForTrain: Recognise = ({ expected, found, before }) =>
  before?.image === 'next' && expected.includes('Train') && ['departure', 'one', 'release'].includes(found.image)
    ? write('next train', before, found)
    : undefined;

/** `next train max 3`, `next train 3` */
const trainsAtMost: Recognise = (failure) => {
  const { found, before, around } = failure;
  if (before?.image !== 'train' || !couldBe(failure, 'At')) return undefined;
  const count = found.tokenType === NumberToken ? found : around.at(1);
  const isCount =
    count?.tokenType === NumberToken && (count === found || ['max', 'maximum', 'upto'].includes(found.image));
  return isCount && count !== undefined ? write(`at most ${count.image}`, found, count) : undefined;
};

/** `next train else stop`, `retry stop` */
const actionWithoutThen: Recognise = (failure) => {
  const { found, firstOnLine, around } = failure;
  const next = around.at(1);
  if (firstOnLine || !couldBe(failure, 'Then')) return undefined;
  if (['else', 'otherwise', 'or'].includes(found.image) && next !== undefined && actions.includes(next.image)) {
    return write(`then ${next.image}`, found, next);
  }
  return actions.includes(found.image) ? write(`then ${found.image}`, found) : undefined;
};

const actions: readonly string[] = ['rollback', 'stop', 'pause', 'ask', 'retry', 'continue', 'disable'];

/** `fast track 5%`, `fast-track 5% of changes` */
const fastTrack: Recognise = ({ expected, found, before, around }) => {
  if (found.image === 'fast-track') return write('fast track', found);
  if (before?.tokenType !== PercentToken || around.at(-3)?.image !== 'fast' || !expected.includes('Of'))
    return undefined;
  const { end } = tokenSpan(before);
  return found.image === 'of' || found.image === 'changes' || found.tokenType === DurationToken
    ? undefined
    : { help: `Write \`${before.image} of changes\`.`, edits: [{ span: { start: end, end }, text: ' of changes' }] };
};

export const trainSlips: readonly Recognise[] = [
  trainForChannel,
  channelInStage,
  otherWordForDeparts,
  timeOfDeparture,
  channelForShare,
  wordsBeforeNextTrain,
  departureForTrain,
  trainsAtMost,
  actionWithoutThen,
  fastTrack,
];
