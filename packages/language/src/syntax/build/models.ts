import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { Model, ModelItem } from '../tree.ts';
import { buildBug, buildBugs } from './bugs.ts';
import { buildGateItems, buildWatchItems } from './checks.ts';
import { type Builder, docOf, optional } from './context.ts';
import {
  buildDistribution,
  buildLawEvidence,
  buildLevel,
  buildName,
  buildPeriod,
  buildQuantity,
  buildRateEvidence,
} from './values.ts';

export function buildModel(builder: Builder, node: cst.ModelCstNode): Model {
  return {
    kind: 'model',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, node.children.name, node),
    extends: node.children.Extends === undefined ? undefined : buildName(builder, node.children.base, node),
    items: optional(node.children.modelBody, (body) => buildModelItems(builder, body.children.modelSentence)) ?? [],
  };
}

/** The sentences of a model; a scenario has them too. */
export function buildModelItems(
  builder: Builder,
  nodes: readonly cst.ModelSentenceCstNode[] | undefined,
): readonly ModelItem[] {
  return (nodes ?? []).flatMap((node) => buildModelItem(builder, node) ?? []);
}

function buildModelItem(builder: Builder, { children }: cst.ModelSentenceCstNode): ModelItem | undefined {
  return (
    optional(children.deployNumbers, (node) => buildDeployNumbers(builder, node)) ??
    optional(children.rollbackNumbers, (node) => buildRollbackNumbers(builder, node)) ??
    optional(children.repairTakes, (node): ModelItem => {
      return {
        kind: 'repair-takes',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        duration: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
        evidence: buildLawEvidence(builder, node.children.lawEvidence),
        per: buildLevel(node.children.SingularLevel),
      };
    }) ??
    optional(children.switchTakes, (node): ModelItem => {
      const duration = optional(node.children.distribution, (inner) => buildDistribution(builder, inner));
      return { kind: 'switch-takes', span: nodeSpan(node), doc: docOf(builder, node), duration };
    }) ??
    optional(children.flagTakes, (node): ModelItem => {
      const duration = optional(node.children.distribution, (inner) => buildDistribution(builder, inner));
      return { kind: 'flag-takes', span: nodeSpan(node), doc: docOf(builder, node), duration };
    }) ??
    optional(children.releaseTakes, (node): ModelItem => {
      const duration = optional(node.children.distribution, (inner) => buildDistribution(builder, inner));
      return { kind: 'release-takes', span: nodeSpan(node), doc: docOf(builder, node), duration };
    }) ??
    optional(children.fastTrack, (node): ModelItem => {
      const share = optional(node.children.quantity, (inner) => buildQuantity(builder, inner));
      return { kind: 'fast-track', span: nodeSpan(node), doc: docOf(builder, node), share };
    }) ??
    optional(children.bug, (node): ModelItem => buildBug(builder, node)) ??
    optional(children.atMostOne, (node): ModelItem => {
      const bugs = buildBugs(builder, node);
      return { kind: 'at-most-one', span: nodeSpan(node), doc: docOf(builder, node), bugs };
    }) ??
    optional(children.gateNumbers, (node): ModelItem => {
      return {
        kind: 'gate-numbers',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        check: buildName(builder, node.children.Name, node),
        items: optional(node.children.gateBody, (body) => buildGateItems(builder, body)) ?? [],
      };
    }) ??
    optional(children.watchNumbers, (node): ModelItem => {
      return {
        kind: 'watch-numbers',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        check: buildName(builder, node.children.Name, node),
        items: optional(node.children.watchBody, (body) => buildWatchItems(builder, body)) ?? [],
      };
    }) ??
    optional(children.metricReads, (node): ModelItem => {
      return {
        kind: 'metric-reads',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        metric: buildName(builder, node.children.Name, node),
        reads: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
      };
    }) ??
    optional(children.outage, (node): ModelItem => {
      return {
        kind: 'outage',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        level: buildLevel(node.children.SingularLevel),
        share: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
        per: buildPeriod(node.children.Period),
        lasts: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
      };
    })
  );
}

function buildDeployNumbers(builder: Builder, { children }: cst.DeployNumbersCstNode): ModelItem | undefined {
  return (
    optional(children.deployTakes, (node): ModelItem => {
      return {
        kind: 'deploy-takes',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        duration: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
        evidence: buildLawEvidence(builder, node.children.lawEvidence),
        per: buildLevel(node.children.SingularLevel),
        readyAfter: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      };
    }) ??
    optional(children.deployFails, (node): ModelItem => {
      return {
        kind: 'deploy-fails',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        share: optional(node.children.share, (inner) => buildQuantity(builder, inner)),
        evidence: buildRateEvidence(builder, node.children.rateEvidence),
        per: buildLevel(node.children.SingularLevel),
        after: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
        retry: optional(node.children.retry, (inner) => buildQuantity(builder, inner)),
      };
    })
  );
}

function buildRollbackNumbers(builder: Builder, { children }: cst.RollbackNumbersCstNode): ModelItem | undefined {
  return (
    optional(children.rollbackTakes, (node): ModelItem => {
      return {
        kind: 'rollback-takes',
        span: nodeSpan(node),
        doc: docOf(builder, node),
        duration: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
        evidence: buildLawEvidence(builder, node.children.lawEvidence),
        per: buildLevel(node.children.SingularLevel),
        fails: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      };
    }) ??
    optional(children.rollbackFails, (node): ModelItem => {
      const share = optional(node.children.quantity, (inner) => buildQuantity(builder, inner));
      return { kind: 'rollback-fails', span: nodeSpan(node), doc: docOf(builder, node), share };
    })
  );
}
