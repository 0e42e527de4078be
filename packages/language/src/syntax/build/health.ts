import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { BadDirection, Health, HealthItem, Metric, MetricItem } from '../tree.ts';
import { type Builder, docOf, inOrder, optional } from './context.ts';
import { buildName, buildQuantity, buildString } from './values.ts';

export function buildHealth(builder: Builder, node: cst.HealthCstNode): Health {
  return {
    kind: 'health',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, node.children.Name, node),
    items: optional(node.children.healthBody, (body) => buildItems(builder, body)) ?? [],
  };
}

function buildItems(builder: Builder, { children }: cst.HealthBodyCstNode): readonly HealthItem[] {
  return inOrder<HealthItem>(
    (children.metric ?? []).map((node) => buildMetric(builder, node)),
    (children.sampleEvery ?? []).map((node) => ({
      kind: 'every',
      span: nodeSpan(node),
      interval: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
    })),
    (children.passAt ?? []).map((node) => ({
      kind: 'pass-at',
      span: nodeSpan(node),
      score: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
    })),
    (children.marginalAt ?? []).map((node) => ({
      kind: 'marginal-at',
      span: nodeSpan(node),
      score: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
    })),
  );
}

function buildMetric(builder: Builder, node: cst.MetricCstNode): Metric {
  return {
    kind: 'metric',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, node.children.Name, node),
    items: optional(node.children.metricBody, (body) => buildMetricItems(builder, body)) ?? [],
  };
}

function buildMetricItems(builder: Builder, { children }: cst.MetricBodyCstNode): readonly MetricItem[] {
  return inOrder<MetricItem>(
    (children.badWhen ?? []).map((node) => ({
      kind: 'bad-when',
      span: nodeSpan(node),
      direction: directionOf(node),
    })),
    (children.threshold ?? []).map((node) => ({
      kind: 'threshold',
      span: nodeSpan(node),
      value: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
    })),
    (children.compareToBaseline ?? []).map((node) => ({ kind: 'compare-to-baseline', span: nodeSpan(node) })),
    (children.query ?? []).map((node) => ({
      kind: 'query',
      span: nodeSpan(node),
      system: buildName(builder, node.children.Name, node),
      text: buildString(builder, node.children.String),
    })),
    (children.weight ?? []).map((node) => ({
      kind: 'weight',
      span: nodeSpan(node),
      weight: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
    })),
    (children.critical ?? []).map((node) => ({ kind: 'critical', span: nodeSpan(node) })),
  );
}

function directionOf({ children }: cst.BadWhenCstNode): BadDirection | undefined {
  if (children.Higher !== undefined) return 'higher';
  if (children.Lower !== undefined) return 'lower';
  return children.Different === undefined ? undefined : 'different';
}
