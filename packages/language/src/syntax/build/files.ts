import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { Declaration, File, Import } from '../tree.ts';
import { buildAudience, buildFlag, buildRetiredFlags } from './audiences.ts';
import { type Builder, optional } from './context.ts';
import { buildPolicy } from './expectations.ts';
import { buildHealth } from './health.ts';
import { buildModel } from './models.ts';
import { buildPlan } from './plans.ts';
import { buildScenario } from './scenarios.ts';
import { buildService } from './services.ts';
import { buildTopology } from './topologies.ts';
import { buildString, nameOf } from './values.ts';

export function buildFile(builder: Builder, node: cst.FileCstNode, length: number): File {
  const declarations = (node.children.declaration ?? []).flatMap((inner) => buildDeclaration(builder, inner) ?? []);
  return { kind: 'file', span: { start: 0, end: length }, declarations };
}

function buildDeclaration(builder: Builder, { children }: cst.DeclarationCstNode): Declaration | undefined {
  return (
    optional(children.import, (node): Declaration => buildImport(builder, node)) ??
    optional(children.topology, (node): Declaration => buildTopology(builder, node)) ??
    optional(children.service, (node): Declaration => buildService(builder, node)) ??
    optional(children.audience, (node): Declaration => buildAudience(builder, node)) ??
    optional(children.flag, (node): Declaration => buildFlag(builder, node)) ??
    optional(children.retiredFlags, (node): Declaration => buildRetiredFlags(builder, node)) ??
    optional(children.health, (node): Declaration => buildHealth(builder, node)) ??
    optional(children.model, (node): Declaration => buildModel(builder, node)) ??
    optional(children.plan, (node): Declaration => buildPlan(builder, node)) ??
    optional(children.scenario, (node): Declaration => buildScenario(builder, node)) ??
    optional(children.policy, (node): Declaration => buildPolicy(builder, node))
  );
}

function buildImport(builder: Builder, node: cst.ImportCstNode): Import {
  return {
    kind: 'import',
    span: nodeSpan(node),
    names: (node.children.Name ?? []).map((token) => nameOf(builder, token)),
    from: buildString(builder, node.children.String),
  };
}
