import type { CstNode, IToken } from 'chevrotain';
import type * as cst from '../generated/cst.ts';
import { nodeSpan, tokenSpan } from '../span.ts';
import type { Amount, Constraint, Exclusive, ExclusiveGroups, ExclusivePlaces, Span } from '../tree.ts';
import { buildFreeze, buildWindow } from './calendar.ts';
import { type Builder, first, optional } from './context.ts';
import { buildPlaces, buildSelector } from './selections.ts';
import { buildLevel, buildName, buildPeriod, buildQuantity, buildTokenQuantity } from './values.ts';

export function buildConstraints(builder: Builder, nodes: readonly cst.ConstraintCstNode[] | undefined): Constraint[] {
  return (nodes ?? []).flatMap((node) => buildConstraint(builder, node) ?? []);
}

function buildConstraint(builder: Builder, { children }: cst.ConstraintCstNode): Constraint | undefined {
  return (
    optional(children.maxDown, (node): Constraint => {
      return {
        kind: 'max-down',
        span: nodeSpan(node),
        limit: optional(node.children.limit, (amount) => buildAmount(builder, amount)),
        roundedUp: node.children.Rounded !== undefined,
        per: buildLevel(node.children.SingularLevel),
        inRollback: optional(node.children.inRollback, (amount) => buildAmount(builder, amount)),
      };
    }) ??
    optional(children.maxSurge, (node): Constraint => {
      return {
        kind: 'max-surge',
        span: nodeSpan(node),
        limit: optional(node.children.amount, (amount) => buildAmount(builder, amount)),
        roundedUp: node.children.Rounded !== undefined,
        per: buildLevel(node.children.SingularLevel),
      };
    }) ??
    optional(children.exclusive, (node): Constraint => buildExclusive(builder, node)) ??
    optional(children.order, (node): Constraint => {
      const places = buildPlaces(builder, node.children.places);
      if (places.length === 1) needsAnother(builder, node, node.children.Order);
      return { kind: 'order', span: nodeSpan(node), places, per: buildLevel(node.children.SingularLevel) };
    }) ??
    optional(children.maxParallel, (node): Constraint => {
      return {
        kind: 'max-parallel',
        span: nodeSpan(node),
        count: optional(node.children.quantity, (quantity) => buildQuantity(builder, quantity)),
        level: buildLevel(node.children.Level),
        per: buildLevel(node.children.SingularLevel),
      };
    }) ??
    optional(children.maxRate, (node): Constraint => {
      const count = optional(node.children.quantity, (quantity) => buildQuantity(builder, quantity));
      return { kind: 'max-rate', span: nodeSpan(node), count, per: buildPeriod(node.children.Period) };
    }) ??
    optional(children.window, (node): Constraint => buildWindow(builder, node)) ??
    optional(children.freeze, (node): Constraint => buildFreeze(builder, node)) ??
    optional(children.deadline, (node): Constraint => {
      const duration = optional(node.children.quantity, (quantity) => buildQuantity(builder, quantity));
      return { kind: 'deadline', span: nodeSpan(node), duration };
    }) ??
    optional(children.horizon, (node): Constraint => {
      const duration = optional(node.children.quantity, (quantity) => buildQuantity(builder, quantity));
      return { kind: 'horizon', span: nodeSpan(node), duration };
    }) ??
    optional(children.watch, (node): Constraint => {
      return { kind: 'watch', span: nodeSpan(node), check: buildName(builder, node.children.Name, node) };
    })
  );
}

function buildAmount(builder: Builder, node: cst.AmountCstNode): Amount | undefined {
  const { children } = node;
  const quantity = buildTokenQuantity(builder, children.Percent ?? children.Number ?? children.Name);
  if (quantity === undefined) return undefined;
  const level = buildLevel(children.Level) ?? buildLevel(children.PluralLevel);
  return { kind: 'amount', span: nodeSpan(node), quantity, level };
}

function buildExclusive(builder: Builder, node: cst.ExclusiveCstNode): Exclusive {
  return {
    kind: 'exclusive',
    span: nodeSpan(node),
    among: buildAmong(builder, node),
    apart: optional(node.children.quantity, (quantity) => buildQuantity(builder, quantity)),
  };
}

function buildAmong(builder: Builder, node: cst.ExclusiveCstNode): Exclusive['among'] {
  const { children } = node;
  const level = buildLevel(children.PluralLevel);
  if (level !== undefined) {
    const per = buildLevel(children.SingularLevel);
    return { kind: 'exclusive-level', span: spanOver(level.span, per?.span), level, per };
  }
  return buildExcluded(builder, node);
}

/** Places or groups that exclude each other, after the word `exclusive`. */
export function buildExcluded(
  builder: Builder,
  node: cst.ExclusiveCstNode | cst.ExpectCstNode,
): ExclusivePlaces | ExclusiveGroups | undefined {
  const { children } = node;
  if (children.exclusiveGroup !== undefined) {
    const groups = children.exclusiveGroup.map((group) =>
      buildSelector(builder, group.children.selector, nodeSpan(group)),
    );
    if (groups.length === 1) needsAnother(builder, node, children.Exclusive);
    const spans = children.exclusiveGroup.map((group) => nodeSpan(group));
    return { kind: 'exclusive-groups', span: spanOver(spans[0], spans.at(-1)), groups };
  }
  const places = buildPlaces(builder, children.places);
  if (places.length === 0) return undefined;
  if (places.length === 1) needsAnother(builder, node, children.Exclusive);
  return { kind: 'exclusive-places', span: spanOver(places[0]?.span, places.at(-1)?.span), places };
}

function spanOver(from: Span | undefined, to: Span | undefined): Span {
  return { start: from?.start ?? to?.start ?? 0, end: to?.end ?? from?.end ?? 0 };
}

function needsAnother(builder: Builder, node: CstNode, words: readonly IToken[] | undefined): void {
  const word = first(words);
  // What comes after it was told: it may well be the others.
  if (word !== undefined && !builder.brokenAfter.has(nodeSpan(node).end))
    builder.report('needs-another', { word: word.image }, tokenSpan(word));
}
