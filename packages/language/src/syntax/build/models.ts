import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { Model, ModelItem } from '../tree.ts';
import { buildBug, buildBugs } from './bugs.ts';
import { buildGateItems, buildWatchItems } from './checks.ts';
import { type Builder, docOf, inOrder, optional } from './context.ts';
import { buildDistribution, buildLevel, buildName, buildPeriod, buildQuantity } from './values.ts';

export function buildModel(builder: Builder, node: cst.ModelCstNode): Model {
  return {
    kind: 'model',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, node.children.name, node),
    extends: node.children.Extends === undefined ? undefined : buildName(builder, node.children.base, node),
    items: optional(node.children.modelBody, (body) => buildItems(builder, body)) ?? [],
  };
}

function buildItems(builder: Builder, { children }: cst.ModelBodyCstNode): readonly ModelItem[] {
  return inOrder<ModelItem>(
    (children.deployNumbers ?? [])
      .flatMap((both) => both.children.deployTakes ?? [])
      .map((node) => ({
        kind: 'deploy-takes',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        duration: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
        per: buildLevel(node.children.SingularLevel),
        readyAfter: undefined,
      })),
    (children.deployNumbers ?? [])
      .flatMap((both) => both.children.deployFails ?? [])
      .map((node) => ({
        kind: 'deploy-fails',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        share: optional(node.children.share, (inner) => buildQuantity(builder, inner)),
        per: buildLevel(node.children.SingularLevel),
        after: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
        retry: optional(node.children.retry, (inner) => buildQuantity(builder, inner)),
      })),
    (children.rollbackNumbers ?? [])
      .flatMap((both) => both.children.rollbackTakes ?? [])
      .map((node) => ({
        kind: 'rollback-takes',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        duration: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
        per: buildLevel(node.children.SingularLevel),
        fails: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      })),
    (children.rollbackNumbers ?? [])
      .flatMap((both) => both.children.rollbackFails ?? [])
      .map((node) => ({
        kind: 'rollback-fails',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        share: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      })),
    (children.repairTakes ?? []).map((node) => ({
      kind: 'repair-takes',
      span: nodeSpan(node),
      doc: docOf(builder, node),
      duration: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
      per: buildLevel(node.children.SingularLevel),
    })),
    (children.bug ?? []).map((node) => buildBug(builder, node)),
    (children.atMostOne ?? []).map((node) => ({
      kind: 'at-most-one',
      span: nodeSpan(node),
      doc: docOf(builder, node),
      bugs: buildBugs(builder, node),
    })),
    (children.gateNumbers ?? []).map((node) => ({
      kind: 'gate-numbers',
      span: nodeSpan(node),
      doc: docOf(builder, node),
      check: buildName(builder, node.children.Name, node),
      items: optional(node.children.gateBody, (body) => buildGateItems(builder, body)) ?? [],
    })),
    (children.watchNumbers ?? []).map((node) => ({
      kind: 'watch-numbers',
      span: nodeSpan(node),
      doc: docOf(builder, node),
      check: buildName(builder, node.children.Name, node),
      items: optional(node.children.watchBody, (body) => buildWatchItems(builder, body)) ?? [],
    })),
    (children.outage ?? []).map((node) => ({
      kind: 'outage',
      span: nodeSpan(node),
      doc: docOf(builder, node),
      level: buildLevel(node.children.SingularLevel),
      share: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      per: buildPeriod(node.children.Period),
      lasts: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
    })),
  );
}
