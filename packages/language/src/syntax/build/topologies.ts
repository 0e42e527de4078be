import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { Constraint, FleetNode, FleetNodeItem, Topology } from '../tree.ts';
import { buildConstraints } from './constraints.ts';
import { type Builder, docOf, first, inOrder, optional } from './context.ts';
import { buildLabelValue, buildLevel, buildName, buildQuantity, buildString } from './values.ts';

export function buildTopology(builder: Builder, node: cst.TopologyCstNode): Topology {
  return {
    kind: 'topology',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, node.children.Name, node),
    source:
      optional(node.children.topologyBody, (body) => ({
        kind: 'topology-block' as const,
        span: nodeSpan(body),
        items: inOrder<FleetNode | Constraint>(
          buildNodes(builder, body.children.fleetNode),
          buildConstraints(builder, body.children.constraint),
        ),
      })) ??
      optional(node.children.topologyTable, (table) => ({
        kind: 'topology-table' as const,
        span: nodeSpan(table),
        path: buildString(builder, table.children.String),
      })),
  };
}

function buildNodes(builder: Builder, nodes: readonly cst.FleetNodeCstNode[] | undefined): FleetNode[] {
  return (nodes ?? []).flatMap((node) => buildNode(builder, node) ?? []);
}

function buildNode(builder: Builder, node: cst.FleetNodeCstNode): FleetNode | undefined {
  const { children } = node;
  const level = buildLevel(children.SingularLevel);
  if (level === undefined) return undefined;
  const counted = first(children.nodeCount);
  return {
    kind: 'fleet-node',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    level,
    name: children.Name === undefined && counted !== undefined ? undefined : buildName(builder, children.Name, node),
    count: optional(counted?.children.quantity, (quantity) => buildQuantity(builder, quantity)),
    items: optional(children.nodeBody, (body) => buildItems(builder, body)) ?? [],
  };
}

function buildItems(builder: Builder, { children }: cst.NodeBodyCstNode): readonly FleetNodeItem[] {
  return inOrder<FleetNodeItem>(
    buildNodes(builder, children.fleetNode),
    (children.locatedIn ?? []).map((node) => ({
      kind: 'located-in',
      span: nodeSpan(node),
      place: buildString(builder, node.children.String),
    })),
    (children.timezone ?? []).map((node) => ({
      kind: 'timezone',
      span: nodeSpan(node),
      zone: buildString(builder, node.children.String),
    })),
    (children.upgradeDomains ?? []).map((node) => ({
      kind: 'upgrade-domains',
      span: nodeSpan(node),
      count: optional(node.children.quantity, (quantity) => buildQuantity(builder, quantity)),
    })),
    (children.label ?? []).map((node) => ({
      kind: 'label',
      span: nodeSpan(node),
      name: buildName(builder, node.children.Name, node),
      value: buildLabelValue(builder, node.children.Value),
    })),
    (children.traffic ?? []).map((node) => ({
      kind: 'traffic',
      span: nodeSpan(node),
      share: optional(node.children.quantity, (quantity) => buildQuantity(builder, quantity)),
    })),
    (children.nodeFails ?? []).map((node) => ({
      kind: 'node-fails',
      span: nodeSpan(node),
      share: optional(node.children.quantity, (quantity) => buildQuantity(builder, quantity)),
    })),
    buildConstraints(builder, children.constraint),
  );
}
