/** Slips in expectations: in measures, relations, bounds and levels. */
import { didYouMean } from '../../diagnostics/index.ts';
import { tokenSpan } from '../span.ts';
import { Identifier, isWord, Name, NumberToken, PercentToken } from '../tokens/token-types.ts';
import type { Failure } from './failure.ts';
import { couldBe, dropBefore, guess, type Recognise, write } from './slip.ts';

const endings: readonly string[] = ['completed', 'rollback', 'stop'];
const happenings: readonly string[] = [...endings, 'escape', 'found'];
const amounts: readonly string[] = ['duration', 'exposure', 'reach', 'down'];

/** What others call what is measured. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['complete', 'completed'],
  ['completes', 'completed'],
  ['completion', 'completed'],
  ['success', 'completed'],
  ['succeeds', 'completed'],
  ['done', 'completed'],
  ['rolled', 'rollback'],
  ['rolledback', 'rollback'],
  ['rolled-back', 'rollback'],
  ['rollbacks', 'rollback'],
  ['stopped', 'stop'],
  ['stops', 'stop'],
  ['escapes', 'escape'],
  ['escaped', 'escape'],
  ['time', 'duration'],
  ['durations', 'duration'],
  ['lasts', 'duration'],
  ['length', 'duration'],
  ['downtime', 'down'],
  ['blast-radius', 'reach'],
]);

/** `P(stopped)`, `P(rolled back)`, `p95(durations)`: no bug of that name is meant. */
const otherWordForMeasured: Recognise = ({ rule, expected, found, before, around }) => {
  if (rule !== 'ofFound' || !expected.includes('Found') || before?.tokenType !== Identifier) return undefined;
  const isRolledBack = before.image === 'rolled' && found.image === 'back';
  if (found.image !== ')' && found.image !== 'given' && !isRolledBack) return undefined;
  const last = isRolledBack ? found : before;
  const other = otherWords.get(before.image.toLowerCase());
  if (other !== undefined) return write(other, before, last);
  const near = didYouMean(before.image, [...happenings, ...amounts]);
  if (near !== undefined) return guess(write(near, before, last));
  return around.at(-2)?.image === '('
    ? { help: `Write what is to happen to it: \`${before.image} found\`, or \`escape of ${before.image}\`.` }
    : undefined;
};

/** `P(crash escapes)` */
const escapeAfterBug: Recognise = ({ rule, found, before }) => {
  if (rule !== 'ofFound' || before?.tokenType !== Identifier) return undefined;
  return found.image === 'escape' || otherWords.get(found.image) === 'escape'
    ? write(`escape of ${before.image}`, before, found)
    : undefined;
};

/** The word between what is measured and what it is of. */
const linkingWords: ReadonlyMap<string, string> = new Map([
  ['escape', 'of'],
  ['exposure', 'to'],
  ['reach', 'of'],
  ['down', 'per'],
  ['found', 'in'],
]);
const smallWords: readonly string[] = ['at', 'by', 'during', 'for', 'from', 'in', 'of', 'on', 'per', 'to', 'with'];

/** `exposure of crash`, `reach crash`, `down in cluster` */
const linkingWord: Recognise = ({ rule, found, before, around }) => {
  const word = rule.startsWith('of') || rule.startsWith('measure') ? linkingWords.get(before?.image ?? '') : undefined;
  const next = around.at(1);
  if (word === undefined || next === undefined) return undefined;
  if (smallWords.includes(found.image)) return isNamed(next) ? write(`${word} ${next.image}`, found, next) : undefined;
  return isNamed(found) && next.image !== 'found' ? write(`${word} ${found.image}`, found) : undefined;
};

/** `p99(reach)` */
const reachOfNothing: Recognise = ({ rule, found, before }) =>
  rule === 'measured' && before?.image === 'reach' && found.image === ')'
    ? { help: 'Write of which bug: `reach of …`.' }
    : undefined;

function isNamed({ tokenType, image }: Failure['found']): boolean {
  return tokenType === Identifier || (isWord(image) && image !== 'given');
}

const measureRules: readonly string[] = ['measure', 'ofFound', 'ofEscape', 'ofExposure', 'ofReach'];

/** `escape of bug crash`, `found in stage first`, `given bug crash` */
const kindOfName: Recognise = ({ rule, found, before, around }) => {
  const kind = before?.image ?? '';
  const isName = found.tokenType === Identifier || found.tokenType.CATEGORIES?.includes(Name) === true;
  if (before === undefined || !measureRules.includes(rule) || !isName) return undefined;
  if (kind === 'a' || kind === 'some') return found.image === 'bug' ? write('any bug', before, found) : undefined;
  const first = around.at(-2)?.image ?? '';
  if (kind === 'the') return ['of', 'to', 'in', 'given', '('].includes(first) ? dropBefore(before, found) : undefined;
  const isTooMuch = kind === 'bug' ? ['of', 'to', 'given', '('].includes(first) : kind === 'stage' && first === 'in';
  return isTooMuch ? dropBefore(before, found) : undefined;
};

/** `expect duration <= 5d`, `expect rollback < 5%` */
const measuredAlone: Recognise = ({ rule, found, around }) => {
  if (rule !== 'expect' || around.at(-1)?.image !== 'expect') return undefined;
  if (amounts.includes(found.image))
    return {
      help: `Write which statistic of it: \`p95(${found.image === 'duration' ? 'duration' : `${found.image} …`})\`.`,
    };
  if (endings.includes(found.image)) return write(`P(${found.image})`, found);
  return happenings.includes(found.image) ? { help: `Write its chance: \`P(${found.image} …)\`.` } : undefined;
};

/** `expect p95 duration <= 5d` */
const withoutBrackets: Recognise = ({ rule, expected, found, before, around }) => {
  if (rule !== 'measure' || !expected.includes('LeftParenthesis') || before === undefined) return undefined;
  if (before.image === 'that' && around.at(-2)?.image === 'expect') return dropBefore(before, found);
  const next = around.at(1)?.image ?? '';
  return [...amounts, ...happenings].includes(found.image) && /^[<>=]/.test(next)
    ? write(`${before.image}(${found.image})`, before, found)
    : undefined;
};

/** What a comparison may be written as in words, with what comes before a number. */
const comparisons: readonly (readonly [string, readonly string[]])[] = [
  ['<=', ['at', 'most']],
  ['>=', ['at', 'least']],
  ['<=', ['no', 'more', 'than']],
  ['>=', ['no', 'less', 'than']],
  ['<', ['less', 'than']],
  ['>', ['more', 'than']],
  ['>', ['greater', 'than']],
  ['<=', ['within']],
  ['<', ['under']],
  ['<', ['below']],
  ['>', ['over']],
  ['>', ['above']],
];

/** `p95(duration) is at most 5d` */
const comparisonInWords: Recognise = ({ rule, expected, found, around }) => {
  if (rule !== 'expect' || !expected.includes('Comparator')) return undefined;
  const from = ['is', 'be', 'stays'].includes(found.image) ? 1 : 0;
  for (const [symbol, words] of comparisons) {
    const last = around.at(from + words.length - 1);
    if (last !== undefined && words.every((word, i) => around.at(from + i)?.image === word)) {
      return write(symbol, found, last);
    }
  }
  const next = around.at(1);
  return found.image === '=' && (next?.image === '<' || next?.image === '>')
    ? write(`${next.image}=`, found, next)
    : undefined;
};

/** `< = 5d` */
const brokenComparison: Recognise = ({ found, before, rule }) =>
  ['expect', 'bound', 'quantity'].includes(rule) &&
  found.image === '=' &&
  before !== undefined &&
  /^[<>]$/.test(before.image)
    ? write(`${before.image}=`, before, found)
    : undefined;

/** `at 99.9`, `with 99.9%`, `confidence 99.9%` */
const levelInOtherWords: Recognise = (failure) => {
  const { rule, found, before, around } = failure;
  const next = around.at(1);
  if (rule === 'expect' && before?.image === 'at' && found.tokenType === NumberToken) {
    return write(`${found.image}%`, found);
  }
  const isAfterExpect = failure.fitsAfter.some(({ type }) => type === 'At') || couldBe(failure, 'At');
  if (!isAfterExpect || next?.tokenType !== PercentToken || around.isFirstOnLine(found)) return undefined;
  return ['with', 'confidence', 'level', 'for'].includes(found.image)
    ? write(`at ${next.image}`, found, next)
    : undefined;
};

/** `expect exclusive a, b at least 24h apart` */
const apart: Recognise = ({ rule, found, before }) =>
  rule === 'expect' && before?.image === 'at' && found.image === 'least'
    ? { help: 'What is expected is that they never go at once; a time between them is for the constraint `exclusive`.' }
    : undefined;

/** `400 server`, `10% of all servers`, `10% of clusters` */
const serversOfBound: Recognise = ({ rule, found, before, around, ...failure }) => {
  if (found.image === 'server' && failure.also.includes('Servers')) return write('servers', found);
  if (rule !== 'bound' || before?.image !== 'of') return undefined;
  const next = around.at(1);
  if (next?.image === 'servers') return dropBefore(found, next);
  return { help: 'Write `of servers`: that is what reach is counted in.' };
};

/** `assert p95(duration) <= 5d` */
const otherWordForExpect: Recognise = ({ rule, found, around }) =>
  ['planBody', 'policyBody'].includes(rule) &&
  ['assert', 'ensure', 'require', 'test', 'check'].includes(found.image) &&
  around.at(1)?.tokenType === Identifier &&
  around.at(2)?.image === '('
    ? write('expect', found)
    : undefined;

/** `policy careful for weekly { … }` */
const policyFor: Recognise = ({ rule, found, before, around }) => {
  const last = around.at(1);
  if (rule !== 'policyBody' || around.at(-2)?.image !== 'policy' || before === undefined || last === undefined) {
    return undefined;
  }
  if (!['for', 'on'].includes(found.image)) return undefined;
  const span = { start: tokenSpan(before).end, end: tokenSpan(last).end };
  const help = `Delete \`${found.image} ${last.image}\`: a policy is for every plan that it is configured for.`;
  return guess({ help, edits: [{ span, text: '' }] });
};

export const measureSlips: readonly Recognise[] = [
  otherWordForMeasured,
  escapeAfterBug,
  kindOfName,
  linkingWord,
  reachOfNothing,
  measuredAlone,
  withoutBrackets,
  comparisonInWords,
  brokenComparison,
  levelInOtherWords,
  apart,
  serversOfBound,
  otherWordForExpect,
  policyFor,
];
