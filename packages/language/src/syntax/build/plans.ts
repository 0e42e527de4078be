import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { Channel, Param, Plan, PlanItem, Range, Stage, StageItem } from '../tree.ts';
import { buildDate, buildTime } from './calendar.ts';
import { buildConstraints } from './constraints.ts';
import { type Builder, docOf, first, inOrder, optional } from './context.ts';
import { buildExpects } from './expectations.ts';
import { buildHandlers } from './handlers.ts';
import { buildSteps } from './steps.ts';
import { buildName, buildQuantity, buildString, nameOf } from './values.ts';

export function buildPlan(builder: Builder, node: cst.PlanCstNode): Plan {
  const { children } = node;
  return {
    kind: 'plan',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, children.name, node),
    of: (children.service ?? []).map((name) => nameOf(builder, name)),
    on: children.On === undefined ? undefined : buildName(builder, children.topology, node),
    using: children.Using === undefined ? undefined : buildName(builder, children.model, node),
    items: optional(children.planBody, (body) => buildItems(builder, body)) ?? [],
  };
}

function buildItems(builder: Builder, { children }: cst.PlanBodyCstNode): readonly PlanItem[] {
  return inOrder<PlanItem>(
    (children.param ?? []).map((node) => buildParam(builder, node)),
    (children.starts ?? []).map((node) => ({
      kind: 'starts',
      span: nodeSpan(node),
      date: buildDate(node.children.Date),
      time: buildTime(builder, node.children.Time),
      zone: buildString(builder, node.children.String),
    })),
    (children.stage ?? []).map((node) => buildStage(builder, node)),
    (children.parallelStages ?? []).map((node) => ({
      kind: 'parallel-stages',
      span: nodeSpan(node),
      doc: docOf(builder, node),
      stages: (first(node.children.parallelBody)?.children.stage ?? []).map((stage) => buildStage(builder, stage)),
    })),
    (children.channel ?? []).map((node) => buildChannel(builder, node)),
    buildConstraints(builder, children.constraint),
    buildHandlers(builder, children.handler),
    buildExpects(builder, children.expect),
  );
}

function buildParam(builder: Builder, node: cst.ParamCstNode): Param {
  return {
    kind: 'param',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, node.children.Name, node),
    value: optional(node.children.value, (inner) => buildQuantity(builder, inner)),
    range: buildRange(builder, node),
  };
}

function buildRange(builder: Builder, { children }: cst.ParamCstNode): Range | undefined {
  const word = first(children.In);
  if (word === undefined) return undefined;
  const from = optional(children.from, (inner) => buildQuantity(builder, inner));
  const to = optional(children.to, (inner) => buildQuantity(builder, inner));
  const afterWord = (word.endOffset ?? word.startOffset) + 1;
  const start = from?.span.start ?? to?.span.start ?? afterWord;
  return { kind: 'range', span: { start, end: to?.span.end ?? from?.span.end ?? start }, from, to };
}

function buildStage(builder: Builder, node: cst.StageCstNode): Stage {
  const { children } = node;
  return {
    kind: 'stage',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, children.name, node),
    after: children.After === undefined ? undefined : (children.afterStage ?? []).map((name) => nameOf(builder, name)),
    items: optional(children.stageBody, (body) => buildStageItems(builder, body)) ?? [],
  };
}

function buildChannel(builder: Builder, node: cst.ChannelCstNode): Channel {
  const { children } = node;
  return {
    kind: 'channel',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    name: buildName(builder, children.name, node),
    after: children.After === undefined ? undefined : (children.afterStage ?? []).map((name) => nameOf(builder, name)),
    ring: buildName(builder, children.people, node),
    every: optional(children.quantity, (inner) => buildQuantity(builder, inner)),
    from: buildDate(children.Date),
    zone: buildString(builder, children.String),
    items: optional(children.stageBody, (body) => buildStageItems(builder, body)) ?? [],
  };
}

function buildStageItems(builder: Builder, { children }: cst.StageBodyCstNode): readonly StageItem[] {
  return inOrder<StageItem>(
    buildConstraints(builder, children.constraint),
    buildHandlers(builder, children.handler),
    buildSteps(builder, children.step),
  );
}
