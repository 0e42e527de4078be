import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { Audience, Flag, FlagItem, People, RetiredFlags } from '../tree.ts';
import { buildDate } from './calendar.ts';
import { type Builder, docOf, first, inOrder, optional } from './context.ts';
import { buildName, buildPercent, buildString, buildTokenQuantity, nameOf } from './values.ts';

export function buildAudience(builder: Builder, node: cst.AudienceCstNode): Audience {
  const { children } = node;
  return {
    kind: 'audience',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, children.Name, node),
    users: buildTokenQuantity(builder, children.Number),
    rings: (first(children.audienceBody)?.children.ring ?? []).map((ring) => ({
      kind: 'ring',
      span: nodeSpan(ring),
      doc: docOf(builder, ring),
      name: buildName(builder, ring.children.Name, ring),
      share: buildTokenQuantity(builder, ring.children.Percent),
    })),
  };
}

export function buildFlag(builder: Builder, node: cst.FlagCstNode): Flag {
  return {
    kind: 'flag',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, node.children.Name, node),
    items: optional(node.children.flagBody, (body) => buildItems(builder, body)) ?? [],
  };
}

function buildItems(builder: Builder, { children }: cst.FlagBodyCstNode): readonly FlagItem[] {
  return inOrder<FlagItem>(
    (children.owner ?? []).map((node) => ({
      kind: 'owner',
      span: nodeSpan(node),
      who: buildString(builder, node.children.String),
    })),
    (children.removeBy ?? []).map((node) => ({
      kind: 'remove-by',
      span: nodeSpan(node),
      date: buildDate(node.children.Date),
    })),
  );
}

export function buildRetiredFlags(builder: Builder, node: cst.RetiredFlagsCstNode): RetiredFlags {
  return {
    kind: 'retired-flags',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    flags: (node.children.Name ?? []).map((token) => nameOf(builder, token)),
  };
}

export function buildPeople(builder: Builder, nodes: readonly cst.PeopleCstNode[] | undefined): People[] {
  return (nodes ?? []).flatMap((node): People[] => {
    const { children } = node;
    const span = nodeSpan(node);
    const of = children.Of === undefined ? undefined : buildName(builder, children.whole, node);
    const name = optional(children.name, (token) => nameOf(builder, token));
    if (name !== undefined && of === undefined) return [{ kind: 'named-people', span, name }];
    const share = name ?? buildPercent(builder, children.Percent);
    // A percent that is no number was told; of a sentence that breaks off before it nothing is left.
    return share === undefined && of === undefined ? [] : [{ kind: 'shared-people', span, share, of }];
  });
}
