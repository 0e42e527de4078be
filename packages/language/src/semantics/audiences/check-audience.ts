/** An audience: how many users there are, and which of them come first. */
import { type Audience, floorOfShare, type Share } from '../../program/index.ts';
import type { Audience as AudienceNode, Ring as RingNode } from '../../syntax/tree.ts';
import { audienceMessages } from '../messages/audiences.ts';
import { nameMessages } from '../messages/names.ts';
import { expectCount, expectPositiveShareOfUsers } from '../quantities/expect.ts';
import { compareExact, type Exact, exactly, minus, NOTHING, percentText, plus, WHOLE } from '../quantities/shares.ts';
import { exactShare } from '../quantities/value.ts';
import { at, type Context } from '../report.ts';
import { isBroken, isDoubtful } from '../source.ts';
import type { CheckedAudience, Part } from './checked-audience.ts';

const MOST_USERS = 100_000_000_000;
const MOST_RINGS = 1_000;

export function checkAudience(context: Context, node: AudienceNode): CheckedAudience {
  const before = context.report.problems();
  const users = readUsers(context, node);
  const rings = ringsWithNames(context, node);
  const placed = users === undefined ? [] : placeRings(context, { users, rings });
  if (isBroken(context.file, node) || node.name.missing) context.report.missing();
  if (context.report.problems() === before) reportUncovered(context, node);
  const audience = {
    name: node.name.text,
    doc: node.doc?.text ?? '',
    users: users ?? 1,
    rings: placed,
    location: at(context, node.name),
  };
  const sound = context.report.problems() === before;
  return { audience, parts: partsOf(audience), complete: sound, sound };
}

function partsOf({ name, users, rings }: Audience): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  let start = 0;
  for (const ring of rings) {
    parts.set(ring.name, { start, end: ring.users });
    start = ring.users;
  }
  return parts.set(name, { start: 0, end: users });
}

function readUsers(context: Context, node: AudienceNode): number | undefined {
  const users = expectCount({ ...context, params: null }, node.users, 'The number of users');
  if (users === undefined || users <= MOST_USERS || node.users === undefined) return users;
  context.report.add(audienceMessages.create('too-many-users', {}, at(context, node.users)));
  return undefined;
}

/** Those that can be told apart: from each other, and from the whole. */
function ringsWithNames(context: Context, node: AudienceNode): readonly RingNode[] {
  const names = new Map<string, { readonly what: string; readonly node: RingNode | AudienceNode }>();
  if (!node.name.missing) names.set(node.name.text, { what: 'audience', node });
  if (node.rings.length > MOST_RINGS) {
    context.report.add(audienceMessages.create('too-many-rings', { name: node.name.text }, at(context, node.name)));
  }
  return node.rings.slice(0, MOST_RINGS).filter((ring) => {
    if (ring.name.missing) {
      context.report.missing();
      return false;
    }
    const name = ring.name.text;
    const other = names.get(name);
    if (other === undefined) {
      names.set(name, { what: 'ring', node: ring });
      return true;
    }
    const related = [{ ...at(context, other.node.name), message: 'the other one' }];
    const finding = { ...at(context, ring.name), related };
    context.report.add(nameMessages.create('duplicate-name', { what: other.what, name }, finding));
    return false;
  });
}

interface Written {
  readonly users: number;
  readonly rings: readonly RingNode[];
}

/** Each with its last user. A share is the ring's own size; the last ring ends with the last user. */
function placeRings(context: Context, { users, rings }: Written): Audience['rings'] {
  const placed: Audience['rings'][number][] = [];
  let said = NOTHING;
  let end = 0;
  for (const ring of rings) {
    const isLast = ring === rings.at(-1);
    const share = ring.share === undefined ? undefined : readShare(context, ring);
    if (share === undefined) {
      if (ring.share === undefined) checkRest(context, ring, { isLast, said });
      end = isLast ? users : end;
    } else {
      said = plus(said, exactly(share));
      const own = floorOfShare(share, users);
      if (!fits(context, ring, { own, share, said, users })) continue;
      end = isLast ? users : end + own;
    }
    const { text } = ring.name;
    placed.push({ name: text, doc: ring.doc?.text ?? '', users: end, location: at(context, ring.name) });
  }
  return placed;
}

function readShare(context: Context, { share }: RingNode): Share | undefined {
  return expectPositiveShareOfUsers({ ...context, params: null }, share, 'The share of a ring');
}

/** A ring that is the rest stands last, and something is left for it. */
function checkRest(context: Context, ring: RingNode, { isLast, said }: { isLast: boolean; said: Exact }): void {
  const args = { ring: ring.name.text };
  const location = at(context, ring.name);
  // Its share may be what the parser could not read.
  if (isDoubtful(context.file, ring)) context.report.missing();
  else if (!isLast) context.report.add(audienceMessages.create('rest-not-last', args, location));
  else if (compareExact(said, WHOLE) >= 0) context.report.add(audienceMessages.create('rest-empty', args, location));
}

interface Size {
  readonly own: number;
  readonly share: Share;
  /** With the rings before it. */
  readonly said: Exact;
  readonly users: number;
}

function fits(context: Context, ring: RingNode, { own, share, said, users }: Size): boolean {
  const location = at(context, ring.share ?? ring);
  if (compareExact(said, WHOLE) > 0) {
    context.report.add(audienceMessages.create('rings-over-whole', { sum: percentText(said) }, location));
    return false;
  }
  if (own > 0) return true;
  context.report.add(audienceMessages.create('ring-empty', { share: percentText(exactly(share)), users }, location));
  return false;
}

/** Where all rings have shares, they are everybody. */
function reportUncovered(context: Context, node: AudienceNode): void {
  const shares = node.rings.flatMap(({ share }) =>
    share?.kind === 'percent' ? (exactShare(share.decimal) ?? []) : [],
  );
  if (shares.length === 0 || shares.length < node.rings.length) return;
  const sum = shares.reduce((total, share) => plus(total, exactly(share)), NOTHING);
  if (compareExact(sum, WHOLE) === 0) return;
  const args = { name: node.name.text, sum: percentText(sum), rest: percentText(minus(WHOLE, sum)) };
  context.report.add(audienceMessages.create('users-without-ring', args, at(context, node.name)));
}
