/** Slips in audiences, flags, and what is enabled and released for whom. */
import { tokenSpan } from '../span.ts';
import { Identifier, NumberToken, PercentToken } from '../tokens/token-types.ts';
import { dropAfter, dropBefore, guess, type Recognise, type Slip, write } from './slip.ts';

/** `ring internal 0.2% of users` */
const wholeOfRing: Recognise = ({ rule, found, before, around }) => {
  const whole = around.at(1);
  if (rule !== 'audienceBody' || before?.tokenType !== PercentToken || found.image !== 'of' || whole === undefined) {
    return undefined;
  }
  const help = `Delete \`of ${whole.image}\`: a ring is a percent of its audience.`;
  return around.isBoundary(whole) ? undefined : guess(dropAfter(before, whole, help));
};

/** `ring internal 5`, `ring internal 500 users` */
const ringWithoutPercent: Recognise = ({ rule, found, around }) =>
  rule === 'audienceBody' && found.tokenType === NumberToken && around.at(-2)?.image === 'ring'
    ? { help: 'Write what share of the audience it is: `5%`.' }
    : undefined;

/** `ring broad the rest` */
const restOfRings: Recognise = ({ rule, found, before, firstOnLine, around }) => {
  if (rule !== 'audienceBody' || firstOnLine || before === undefined) return undefined;
  const last = found.image === 'the' ? around.at(1) : found;
  if (last === undefined || !['rest', 'remaining', 'remainder', 'others', 'everyone', 'all'].includes(last.image)) {
    return undefined;
  }
  const text = last === found ? found.image : `${found.image} ${last.image}`;
  return dropAfter(before, last, `Delete \`${text}\`: a ring without a percent is the rest.`);
};

/** `internal 0.2%` in an audience. */
const ringWithoutWord: Recognise = ({ rule, found, around }) =>
  rule === 'audienceBody' && found.tokenType === Identifier && around.at(1)?.tokenType === PercentToken
    ? isBeginning(around.at(-1)?.image)
      ? write(`ring ${found.image}`, found)
      : { help: 'A name of several words stands in quotes.' }
    : undefined;

/** Whether a statement can begin after a token of an audience. */
const isBeginning = (image: string | undefined): boolean =>
  image === undefined || image === '{' || image === '}' || image.endsWith('%');

/** `audience 2_000_000 users { … }`, `ring 5% early-adopters` */
const numberBeforeName: Recognise = ({ rule, found, before, around }) => {
  const name = around.at(1);
  if ((rule !== 'audience' && rule !== 'ring') || before?.image !== rule || name?.tokenType !== Identifier)
    return undefined;
  if (found.tokenType !== NumberToken && found.tokenType !== PercentToken) return undefined;
  return write(`${name.image} ${found.image}`, found, name);
};

/** `audience users 2_000_000 people { … }` */
const usersAfterNumber: Recognise = ({ sentence, found, before }) =>
  sentence === 'audience' && before?.tokenType === NumberToken && found.tokenType === Identifier
    ? usersOf(
        found.image,
        dropAfter(before, found, `Delete \`${found.image}\`: the number of an audience is always of users.`),
      )
    : undefined;

/** `2 million` are more than 2. */
const usersOf = (word: string, slip: Slip): Slip =>
  ['customers', 'people', 'persons', 'users'].includes(word) ? slip : guess(slip);

/** `audience users of 2_000_000 { … }`, `audience users = 2_000_000 { … }` */
const wordBeforeNumber: Recognise = ({ rule, found, around }) => {
  const next = around.at(1);
  return rule === 'audience' && next?.tokenType === NumberToken && ['of', 'with', '=', 'has'].includes(found.image)
    ? dropBefore(found, next)
    : undefined;
};

/** `enable dark for 5% users`: nobody knows whether these 5% are of them, or come before them. */
const wholeWithoutOf: Recognise = ({ fitsAfter, found, before, firstOnLine }) => {
  if (firstOnLine || before?.tokenType !== PercentToken || found.tokenType !== Identifier) return undefined;
  if (!fitsAfter.some(({ type }) => type === 'Of')) return undefined;
  const [share, whole] = [before.image, found.image];
  return { help: `A comma is missing, or \`of\`: write \`${share}, ${whole}\`, or \`${share} of ${whole}\`.` };
};

/** `disable dark for internal` */
const disabledForSome: Recognise = ({ found, before, firstOnLine, around }) => {
  if (firstOnLine || found.image !== 'for' || before === undefined || around.at(-2)?.image !== 'disable')
    return undefined;
  return { help: `A flag goes off for everybody: write \`disable ${before.image}\` alone.` };
};

const switched: ReadonlyMap<string, string> = new Map([
  ['off', 'disable'],
  ['on', 'enable'],
]);

/** `turn off dark`, `switch on dark for 5%` */
const switchOnOrOff: Recognise = ({ found, around }) => {
  const next = around.at(1);
  const name = around.at(2);
  const word = switched.get(next?.image ?? '');
  if (word === undefined || !['switch', 'turn'].includes(found.image) || around.isBoundary(name)) return undefined;
  return write(`${word} ${name?.image}`, found, name);
};

/** `flag a, b` */
const severalFlags: Recognise = ({ rule, found, before, around }) => {
  const next = around.at(1);
  if (rule !== 'file' || found.image !== ',' || around.at(-2)?.image !== 'flag') return undefined;
  if (before === undefined || next?.tokenType !== Identifier) return undefined;
  const span = { start: tokenSpan(before).end, end: tokenSpan(next).start };
  return {
    help: `Write \`flag ${next.image}\` on a line of its own.`,
    edits: [{ span, text: '\nflag ' }],
    isGuess: true,
  };
};

/** `flag dark owner "payments"` */
const flagWithoutBraces: Recognise = ({ rule, found, before, around }) =>
  rule === 'file' && around.at(-2)?.image === 'flag' && ['owner', 'remove'].includes(found.image)
    ? { help: `Write braces around what it says: \`flag ${before?.image} { ${found.image} … }\`.` }
    : undefined;

/** `retired flag old-cart`, `retire flags old-cart` */
const retiredFlag: Recognise = ({ rule, found, before, around }) => {
  if (before?.image === 'retired' && found.image === 'flag') return write('flags', found);
  const next = around.at(1);
  if (rule !== 'file' || found.image !== 'retire' || !['flag', 'flags'].includes(next?.image ?? '')) return undefined;
  return write('retired flags', found, next);
};

const levers: ReadonlySet<string> = new Set(['flag', 'release', 'switch']);

/** `flag takes 5s per server` */
const leverPerLevel: Recognise = ({ found, before, around }) => {
  const level = around.at(1);
  if (found.image !== 'per' || before === undefined || level === undefined || around.isBoundary(level))
    return undefined;
  const [takes, lever] = [around.at(-2)?.image, around.at(-3)?.image];
  if (takes !== 'takes' || lever === undefined || !levers.has(lever)) return undefined;
  return guess(dropAfter(before, level, `Delete \`per ${level.image}\`: it is one act for all.`));
};

/** `shows 5% at rings 1`, `shows 5% at each of ring 1..3`, `shows 5% at each ring 1..3` */
const ringsOfOtherNumber: Recognise = ({ rule, expected, found, before }) => {
  if (rule !== 'shows') return undefined;
  if (found.image === 'rings' && expected.includes('Ring')) return write('ring', found);
  if (found.image === 'ring' && expected.includes('Rings')) return write('rings', found);
  const isRing = ['ring', 'rings'].includes(found.image);
  return before?.image === 'each' && isRing && expected.includes('Of') ? write('of rings', found) : undefined;
};

export const peopleSlips: readonly Recognise[] = [
  wholeOfRing,
  ringWithoutPercent,
  restOfRings,
  ringWithoutWord,
  numberBeforeName,
  usersAfterNumber,
  wordBeforeNumber,
  wholeWithoutOf,
  disabledForSome,
  switchOnOrOff,
  severalFlags,
  flagWithoutBraces,
  retiredFlag,
  leverPerLevel,
  ringsOfOtherNumber,
];
