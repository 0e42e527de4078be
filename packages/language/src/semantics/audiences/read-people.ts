/** Some of an audience: the users up to the end of a ring, or so many percent. */
import { floorOfShare, type People } from '../../program/index.ts';
import type { Name, People as PeopleNode, Quantity, Span } from '../../syntax/tree.ts';
import { audienceMessages } from '../messages/audiences.ts';
import { expectPositiveShareOfUsers, type QuantityContext, readQuantity } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { isDoubtful } from '../source.ts';
import { replaceWith } from '../suggest.ts';
import type { CheckedAudience, Part } from './checked-audience.ts';

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
  if (isParam && audience?.parts.has(name.text) !== true) {
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
  const whole = { start: 0, end: context.audience.audience.users };
  const part = of === undefined ? whole : findPart(context, of);
  if (share === undefined || part === undefined) return undefined;
  const text = readQuantity(context, quantity)?.text ?? '';
  return {
    name: of === undefined ? text : `${text} of ${of.text}`,
    users: part.start + Math.max(1, floorOfShare(share, part.end - part.start)),
    location: at(context, { span }),
  };
}

/** What the name stands for; undefined, reported, where it is none of the audience. */
function findPart(context: PeopleContext, name: Name): Part | undefined {
  const { audience, report } = context;
  const part = name.missing ? undefined : audience?.parts.get(name.text);
  if (part !== undefined) return part;
  if (audience === null || name.missing || !audience.complete || isDoubtful(context.file, name)) {
    report.missing();
    return undefined;
  }
  const suggestion = report.suggest(name.text, audience.parts.keys());
  const location = at(context, name);
  const finding = { ...location, fix: replaceWith(location, suggestion) };
  const args = { name: name.text, suggestion, audience: audience.audience.name };
  report.add(audienceMessages.create('unknown-ring', args, finding));
  return undefined;
}
