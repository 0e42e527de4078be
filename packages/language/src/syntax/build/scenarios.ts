import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { Scenario, ScenarioItem } from '../tree.ts';
import { type Builder, docOf, endOf, inOrder, optional } from './context.ts';
import { buildModelItems } from './models.ts';
import { buildSelector } from './selections.ts';
import { buildDistribution, buildName, buildQuantity, buildTokenQuantity } from './values.ts';

export function buildScenario(builder: Builder, node: cst.ScenarioCstNode): Scenario {
  return {
    kind: 'scenario',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, node.children.name, node),
    plan: buildName(builder, node.children.plan, node),
    items: optional(node.children.scenarioBody, (body) => buildItems(builder, body)) ?? [],
  };
}

function buildItems(builder: Builder, { children }: cst.ScenarioBodyCstNode): readonly ScenarioItem[] {
  return inOrder<ScenarioItem>(
    buildModelItems(builder, children.modelSentence),
    (children.assume ?? []).map((node) => ({
      kind: 'assume',
      span: nodeSpan(node),
      doc: docOf(builder, node),
      bug: buildName(builder, node.children.Name, node),
      present: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
    })),
    (children.downAt ?? []).map((node) => ({
      kind: 'down-at',
      span: nodeSpan(node),
      doc: docOf(builder, node),
      at: buildTokenQuantity(builder, node.children.Value),
      selector: buildSelector(builder, node.children.selector, endOf(node)),
      for: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
    })),
  );
}
