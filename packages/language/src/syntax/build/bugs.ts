import type * as cst from '../generated/cst.ts';
import { nodeSpan, tokenSpan } from '../span.ts';
import type { Bug, BugItem, Shows } from '../tree.ts';
import { type Builder, docOf, first, inOrder, optional } from './context.ts';
import { buildCondition } from './selections.ts';
import { buildDistribution, buildLevel, buildName, buildQuantity, buildRateEvidence } from './values.ts';

/** The bugs of `at most one`. */
export function buildBugs(builder: Builder, node: cst.AtMostOneCstNode): Bug[] {
  return (first(node.children.atMostOneBody)?.children.bug ?? []).map((bug) => buildBug(builder, bug));
}

export function buildBug(builder: Builder, node: cst.BugCstNode): Bug {
  return {
    kind: 'bug',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, node.children.Name, node),
    items: optional(node.children.bugBody, (body) => buildItems(builder, body)) ?? [],
  };
}

function buildItems(builder: Builder, { children }: cst.BugBodyCstNode): readonly BugItem[] {
  return inOrder<BugItem>(
    (children.present ?? []).map((node) => ({
      kind: 'present',
      span: nodeSpan(node),
      share: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      evidence: buildRateEvidence(builder, node.children.rateEvidence),
    })),
    (children.surfaces ?? []).map((node) => ({
      kind: 'surfaces',
      span: nodeSpan(node),
      after: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
    })),
    (children.shows ?? []).map((node) => ({
      kind: 'shows',
      span: nodeSpan(node),
      how: node.children.Found === undefined ? 'shows' : 'found',
      share: optional(node.children.share, (inner) => buildQuantity(builder, inner)),
      evidence: buildRateEvidence(builder, node.children.rateEvidence),
      level: levelOf(node),
      first: optional(node.children.first, (inner) => buildQuantity(builder, inner)),
      last: optional(node.children.last, (inner) => buildQuantity(builder, inner)),
      each: node.children.Each !== undefined,
    })),
    (children.onlyWhere ?? []).map((node) => ({
      kind: 'only-where',
      span: nodeSpan(node),
      condition: optional(node.children.condition, (inner) => buildCondition(builder, inner)),
    })),
    (children.behind ?? []).map((node) => ({
      kind: 'behind',
      span: nodeSpan(node),
      flag: buildName(builder, node.children.Name, node),
    })),
    (children.downs ?? []).map((node) => ({
      kind: 'downs',
      span: nodeSpan(node),
      share: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      level: buildLevel(node.children.PluralLevel),
    })),
    (children.moves ?? []).map((node) => ({
      kind: 'moves',
      span: nodeSpan(node),
      metric: buildName(builder, node.children.Name, node),
      to: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
    })),
  );
}

function levelOf({ children }: cst.ShowsCstNode): Shows['level'] {
  const level = buildLevel(children.PluralLevel ?? children.SingularLevel);
  const ring = optional(children.Rings ?? children.Ring, tokenSpan);
  return level ?? (ring === undefined ? undefined : { kind: 'ring-word', span: ring });
}
