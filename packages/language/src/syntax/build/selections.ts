import { COMPARATORS } from '../../schema/index.ts';
import type * as cst from '../generated/cst.ts';
import { nodeSpan, tokenSpan } from '../span.ts';
import type { Condition, Filter, Ordering, Place, Selection, Selector, Span } from '../tree.ts';
import { type Builder, first, optional } from './context.ts';
import { buildLabelValue, buildLevel, buildName, buildTokenQuantity, nameOf } from './values.ts';

/** A selector; without clauses, at `fallback`, where recovery left none. */
export function buildSelector(
  builder: Builder,
  nodes: readonly cst.SelectorCstNode[] | undefined,
  fallback: Span,
): Selector {
  const node = first(nodes);
  if (node === undefined) return { kind: 'selector', span: fallback, clauses: [], ordering: undefined };
  return {
    kind: 'selector',
    span: nodeSpan(node, fallback.end),
    clauses: (node.children.selection ?? []).flatMap((selection) => buildSelection(builder, selection) ?? []),
    ordering: optional(node.children.ordering, (ordering) => buildOrdering(builder, ordering)),
  };
}

function buildSelection(builder: Builder, { children }: cst.SelectionCstNode): Selection | undefined {
  return (
    optional(children.countSelection, (node): Selection | undefined => {
      const count = buildTokenQuantity(builder, node.children.Number ?? node.children.Name);
      if (count === undefined) return undefined;
      const level = buildLevel(node.children.Level ?? node.children.PluralLevel);
      return { kind: 'count-selection', span: nodeSpan(node), count, level, filters: filtersOf(builder, node) };
    }) ??
    optional(children.shareSelection, (node): Selection | undefined => {
      const share = buildTokenQuantity(builder, node.children.Percent ?? node.children.Name);
      if (share === undefined) return undefined;
      const level = buildLevel(node.children.PluralLevel);
      return { kind: 'share-selection', span: nodeSpan(node), share, level, filters: filtersOf(builder, node) };
    }) ??
    optional(children.allSelection, (node): Selection => {
      const level = buildLevel(node.children.PluralLevel);
      return { kind: 'all-selection', span: nodeSpan(node), level, filters: filtersOf(builder, node) };
    }) ??
    optional(children.remainingSelection, (node): Selection => {
      const level = buildLevel(node.children.PluralLevel);
      return { kind: 'remaining-selection', span: nodeSpan(node), level, filters: filtersOf(builder, node) };
    }) ??
    optional(children.placeSelection, (node): Selection | undefined => {
      const place = optional(node.children.place, (inner) => buildPlace(builder, inner));
      return place === undefined ? undefined : { kind: 'place-selection', span: nodeSpan(node), place };
    })
  );
}

function filtersOf(builder: Builder, node: { readonly children: { readonly filter?: cst.FilterCstNode[] } }): Filter[] {
  return buildFilters(builder, node.children.filter);
}

export function buildFilters(builder: Builder, nodes: readonly cst.FilterCstNode[] | undefined): Filter[] {
  return (nodes ?? []).flatMap((node) => buildFilter(builder, node) ?? []);
}

function buildFilter(builder: Builder, { children }: cst.FilterCstNode): Filter | undefined {
  return (
    optional(children.inPlaces, (node): Filter => {
      return { kind: 'in-places', span: nodeSpan(node), places: buildPlaces(builder, node.children.places) };
    }) ??
    optional(children.inEach, (node): Filter => {
      return { kind: 'in-each', span: nodeSpan(node), level: buildLevel(node.children.SingularLevel) };
    }) ??
    optional(children.where, (node): Filter => {
      const condition = optional(node.children.condition, (inner) => buildCondition(builder, inner));
      return { kind: 'where', span: nodeSpan(node), condition };
    }) ??
    optional(children.except, (node): Filter => {
      return { kind: 'except', span: nodeSpan(node), places: buildPlaces(builder, node.children.places) };
    })
  );
}

export function buildPlaces(builder: Builder, nodes: readonly cst.PlacesCstNode[] | undefined): Place[] {
  return (first(nodes)?.children.place ?? []).flatMap((node) => buildPlace(builder, node) ?? []);
}

function buildPlace(builder: Builder, node: cst.PlaceCstNode): Place | undefined {
  const span = nodeSpan(node);
  if (node.children.Here !== undefined) return { kind: 'here', span };
  const segments = (node.children.Name ?? []).map((token) => nameOf(builder, token));
  return segments.length === 0 ? undefined : { kind: 'address', span, segments };
}

function buildOrdering(builder: Builder, node: cst.OrderingCstNode): Ordering | undefined {
  const { children } = node;
  const span = nodeSpan(node);
  if (children.Smallest !== undefined) return { kind: 'ordering', span, by: 'smallest' };
  if (children.Largest !== undefined) return { kind: 'ordering', span, by: 'largest' };
  if (children.Busiest !== undefined) return { kind: 'ordering', span, by: 'busiest' };
  if (children.Quietest !== undefined) return { kind: 'ordering', span, by: 'quietest' };
  if (children.Random !== undefined) return { kind: 'ordering', span, by: 'random' };
  if (children.Spread !== undefined) return { kind: 'spread', span, over: buildName(builder, children.Name, node) };
  return undefined;
}

export function buildCondition(builder: Builder, node: cst.ConditionCstNode): Condition | undefined {
  const operands = (node.children.conjunction ?? []).flatMap((inner) => buildConjunction(builder, inner) ?? []);
  return joined('or', operands, nodeSpan(node));
}

function buildConjunction(builder: Builder, node: cst.ConjunctionCstNode): Condition | undefined {
  const operands = (node.children.conditionTerm ?? []).flatMap((inner) => buildTerm(builder, inner) ?? []);
  return joined('and', operands, nodeSpan(node));
}

function joined(kind: 'and' | 'or', operands: readonly Condition[], span: Span): Condition | undefined {
  return operands.length <= 1 ? operands[0] : { kind, span, operands };
}

function buildTerm(builder: Builder, node: cst.ConditionTermCstNode): Condition | undefined {
  const { children } = node;
  const not = first(children.Not);
  const operand =
    optional(children.condition, (inner) => buildCondition(builder, inner)) ?? buildComparison(builder, node);
  return not === undefined ? operand : { kind: 'not', span: nodeSpan(node), operand };
}

function buildComparison(builder: Builder, { children }: cst.ConditionTermCstNode): Condition | undefined {
  const label = first(children.Name);
  if (label === undefined) return undefined;
  const operator = optional(children.Comparator, (token) => COMPARATORS.find((symbol) => symbol === token.image));
  const value = buildLabelValue(builder, children.Value);
  const name = nameOf(builder, label);
  const end = value?.span.end ?? optional(children.Comparator, tokenSpan)?.end ?? name.span.end;
  return { kind: 'comparison', span: { start: name.span.start, end }, label: name, operator, value };
}
