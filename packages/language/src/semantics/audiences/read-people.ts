/** Some of an audience: the users up to the end of a ring, or so many percent. */
import { type Audience, floorOfShare, type People } from '../../program/index.ts';
import type { Name, People as PeopleNode, Quantity, Span } from '../../syntax/tree.ts';
import { audienceMessages } from '../messages/audiences.ts';
import { expectPositiveShareOfUsers, type QuantityContext, readQuantity } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { isDoubtful } from '../source.ts';
import { replaceWith } from '../suggest.ts';
import type { CheckedAudience } from './checked-audience.ts';

/** Where people are spoken of. */
export interface PeopleContext extends QuantityContext {
  /** Whom the plan is about; null: nobody knows, which has been reported. */
  readonly audience: CheckedAudience | null;
}

export function readPeople(context: PeopleContext, node: PeopleNode): People | undefined {
  switch (node.kind) {
    case 'named-people':
      return readNamed(context, node.name);
    case 'shared-people':
      return readShared(context, node.share, node);
  }
}

/** A ring or the whole audience; a param is a percent of it. */
function readNamed(context: PeopleContext, name: Name): People | undefined {
  const { audience } = context;
  const isParam = context.params?.values.has(name.text) === true;
  if (isParam && (audience === null || partOf(audience.audience, name.text) === undefined)) {
    return readShared(context, name, { span: name.span, of: undefined });
  }
  return readRing(context, name);
}

/** A ring with all before it, or the whole audience. */
export function readRing(context: PeopleContext, name: Name): People | undefined {
  const part = findPart(context, name);
  return part === undefined ? undefined : { name: name.text, users: part.end, location: at(context, name) };
}

/** Whole users, rounded down, but never to nothing. */
function readShared(
  context: PeopleContext,
  quantity: Quantity | undefined,
  { span, of }: { readonly span: Span; readonly of: Name | undefined },
): People | undefined {
  const share = expectPositiveShareOfUsers(context, quantity, 'The percent');
  if (context.audience === null) context.report.missing();
  if (context.audience === null) return undefined;
  const part = of === undefined ? wholeOf(context.audience.audience) : findPart(context, of);
  if (share === undefined || part === undefined) return undefined;
  const text = readQuantity(context, quantity)?.text ?? '';
  return {
    name: of === undefined ? text : `${text} of ${of.text}`,
    users: part.start + Math.max(1, floorOfShare(share, part.end - part.start)),
    location: at(context, { span }),
  };
}

/** The users of an audience after the first `start`, up to `end`. */
interface Part {
  readonly start: number;
  readonly end: number;
}

function wholeOf({ users }: Audience): Part {
  return { start: 0, end: users };
}

/** What the name stands for; undefined, reported, where it is none of the audience. */
function findPart(context: PeopleContext, name: Name): Part | undefined {
  const { audience, report } = context;
  const part = audience === null || name.missing ? undefined : partOf(audience.audience, name.text);
  if (part !== undefined) return part;
  if (audience === null || name.missing || !audience.complete || isDoubtful(context.file, name)) {
    report.missing();
    return undefined;
  }
  const { rings, name: whole } = audience.audience;
  const suggestion = report.suggest(name.text, [...rings.map((ring) => ring.name), whole]);
  const location = at(context, name);
  const finding = { ...location, fix: replaceWith(location, suggestion) };
  report.add(audienceMessages.create('unknown-ring', { name: name.text, suggestion, audience: whole }, finding));
  return undefined;
}

function partOf(audience: Audience, name: string): Part | undefined {
  if (name === audience.name) return wholeOf(audience);
  const place = audience.rings.findIndex((ring) => ring.name === name);
  const ring = audience.rings[place];
  return ring === undefined ? undefined : { start: audience.rings[place - 1]?.users ?? 0, end: ring.users };
}
