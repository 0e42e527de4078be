import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { Service, ServiceItem } from '../tree.ts';
import { type Builder, docOf, endOf, inOrder, optional } from './context.ts';
import { buildSelector } from './selections.ts';
import { buildLevel, buildName, buildQuantity, buildString, buildTokenQuantity, nameOf } from './values.ts';

export function buildService(builder: Builder, node: cst.ServiceCstNode): Service {
  return {
    kind: 'service',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, node.children.Name, node),
    items: optional(node.children.serviceBody, (body) => buildItems(builder, body)) ?? [],
  };
}

function buildItems(builder: Builder, { children }: cst.ServiceBodyCstNode): readonly ServiceItem[] {
  return inOrder<ServiceItem>(
    (children.runsOn ?? []).map((node) => ({
      kind: 'runs-on',
      span: nodeSpan(node),
      selector: buildSelector(builder, node.children.selector, endOf(node)),
    })),
    (children.needs ?? []).map((node) => ({
      kind: 'needs',
      span: nodeSpan(node),
      services: (node.children.Name ?? []).map((token) => nameOf(builder, token)),
    })),
    (children.load ?? []).map((node) => ({
      kind: 'load',
      span: nodeSpan(node),
      requestsPerSecond: buildTokenQuantity(builder, node.children.Value),
      from: buildString(builder, node.children.file),
      zone: buildString(builder, node.children.zone),
    })),
    (children.headroom ?? []).map((node) => ({
      kind: 'headroom',
      span: nodeSpan(node),
      share: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      per: buildLevel(node.children.SingularLevel),
    })),
  );
}
