/** How the sentence, the distribution or the measure that is being written goes on. */
import type { FormEntry } from '../schema/index.ts';
import { commentAt } from './completion/comments.ts';
import { wantedAt } from './completion/wanted.ts';
import { type Expectation, type ReadFor, type Role, readFor } from './reading/index.ts';
import { callHelp, measureHelp } from './signature/calls.ts';
import { ofForm, type SignatureHelp } from './signature/help.ts';
import type { Sources } from './sources.ts';

export type { Signature, SignatureHelp, SignatureParameter } from './signature/help.ts';

/**
 * The form of what is being written at an offset, with the part that comes next; undefined between sentences. Distributions and measures have a
 * signature for each way to write them. Never throws.
 */
export function signatureAt(sources: Sources, path: string, offset: number): SignatureHelp | undefined {
  const file = sources.files.get(path);
  if (file === undefined || !(offset >= 0 && offset <= file.text.length)) return undefined;
  if (commentAt(file, offset) !== undefined) return undefined;
  const read = readFor(file, offset);
  return callHelp(read) ?? measureHelp(read) ?? sentenceHelp(read);
}

function sentenceHelp(read: ReadFor): SignatureHelp | undefined {
  const last = read.roles().at(-1);
  const isBetween = read.isFirstOnLine && read.isComplete;
  if (last === undefined || isBetween || last.token.text === '{' || last.token.text === '}') return undefined;
  const sentence = sentenceOf(last);
  const start = last.within.at(-1)?.start;
  if (sentence === undefined) return undefined;
  const goesOn = read.expected.filter(
    (each) => each.begins === undefined && each.within.at(-1)?.start === start && !isIdleUnit(each, read),
  );
  // Once nothing more can be said, it is in the way of what comes next.
  const sentences = [...new Set([sentence, ...goesOn.flatMap((each) => sentenceOf(each) ?? [])])];
  if (goesOn.length === 0 || sentences.every(({ parts }) => Object.keys(parts).length === 0)) return undefined;
  const own = goesOn.filter((each) => sentenceOf(each) === sentence && partOf(each) !== undefined);
  const expected = own.find(({ kind }) => kind !== 'symbol') ?? own[0];
  const part = expected === undefined ? partBehind(sentence, goesOn) : partOf(expected);
  const signatures = sentences.map(ofForm);
  const parameter = signatures[0]?.parameters.findIndex(({ name }) => name === part) ?? -1;
  return { signatures, active: 0, parameter: parameter < 0 ? undefined : parameter };
}

/** The part that the word leads to which comes next. */
function partBehind({ parts }: FormEntry, goesOn: readonly Expectation[]): string | undefined {
  return Object.keys(parts).find((name) => goesOn.some(({ leadsTo }) => leadsTo === parts[name]));
}

/** Every number may be of something as far as the schema says; most places take mere numbers. */
function isIdleUnit(expectation: Expectation, { before }: ReadFor): boolean {
  if (expectation.key !== '<unit>') return false;
  const wanted = wantedAt(expectation, { before });
  return before.at(-1)?.kind !== 'number' || (wanted !== 'exposure' && wanted !== 'any');
}

function sentenceOf({ within }: Pick<Role, 'within'>): FormEntry | undefined {
  const entry = within.at(-1)?.entry;
  return entry === undefined || entry.kind === 'block' ? undefined : entry;
}

/** The part of the sentence that a token is, or is in. */
function partOf({ within, partName }: Pick<Expectation, 'within' | 'partName'>): string | undefined {
  return within.length > 1 ? within.at(-2)?.partName : partName;
}
