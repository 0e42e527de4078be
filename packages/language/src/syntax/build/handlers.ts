import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { Action, Handler, Trigger } from '../tree.ts';
import { type Builder, first, optional } from './context.ts';
import { buildDistribution, buildName, buildQuantity, buildString } from './values.ts';

export function buildHandlers(builder: Builder, nodes: readonly cst.HandlerCstNode[] | undefined): Handler[] {
  return (nodes ?? []).map((node) => ({
    kind: 'handler',
    span: nodeSpan(node),
    trigger: optional(node.children.trigger, (inner) => buildTrigger(builder, inner)),
    action: optional(node.children.action, (inner) => buildAction(builder, inner)),
  }));
}

function buildTrigger(builder: Builder, node: cst.TriggerCstNode): Trigger | undefined {
  const { children } = node;
  const span = nodeSpan(node);
  if (children.onUnhealthy !== undefined) return { kind: 'on-unhealthy', span };
  if (children.onFalseAlarm !== undefined) return { kind: 'on-false-alarm', span };
  if (children.onBlocked !== undefined) return { kind: 'on-blocked', span };
  if (children.onRefusal !== undefined) return { kind: 'on-refusal', span };
  if (children.onMarginal !== undefined) return { kind: 'on-marginal', span };
  return (
    optional(children.onFailures, (inner): Trigger => {
      return {
        kind: 'on-failures',
        span,
        over: optional(inner.children.share, (quantity) => buildQuantity(builder, quantity)),
        ofAtLeast: optional(inner.children.count, (quantity) => buildQuantity(builder, quantity)),
      };
    }) ??
    optional(children.onTimeout, (inner): Trigger => {
      const after = optional(inner.children.quantity, (quantity) => buildQuantity(builder, quantity));
      return { kind: 'on-timeout', span, after };
    })
  );
}

function buildAction(builder: Builder, node: cst.ActionCstNode): Action | undefined {
  const { children } = node;
  const span = nodeSpan(node);
  const rollback = first(children.rollbackAction);
  if (rollback !== undefined) {
    if (rollback.children.This !== undefined) return { kind: 'rollback-stage', span };
    const duration = optional(rollback.children.distribution, (inner) => buildDistribution(builder, inner));
    return { kind: 'rollback', span, in: duration };
  }
  const pause = first(children.pauseAction);
  if (pause !== undefined) {
    return {
      kind: 'pause',
      span,
      for: optional(pause.children.distribution, (inner) => buildDistribution(builder, inner)),
      // biome-ignore lint/suspicious/noThenProperty: the language's own word; no tree is ever awaited
      then: optional(pause.children.action, (inner) => buildAction(builder, inner)),
    };
  }
  const ask = first(children.askAction);
  if (ask !== undefined) {
    return {
      kind: 'ask',
      span,
      who: buildString(builder, ask.children.String),
      takes: optional(ask.children.distribution, (inner) => buildDistribution(builder, inner)),
      continues: optional(ask.children.quantity, (inner) => buildQuantity(builder, inner)),
      else: optional(ask.children.action, (inner) => buildAction(builder, inner)),
    };
  }
  const retry = first(children.retryAction);
  if (retry !== undefined) {
    return {
      kind: 'retry',
      span,
      atMost: optional(retry.children.quantity, (inner) => buildQuantity(builder, inner)),
      // biome-ignore lint/suspicious/noThenProperty: the language's own word; no tree is ever awaited
      then: optional(retry.children.action, (inner) => buildAction(builder, inner)),
    };
  }
  const train = first(children.nextTrainAction);
  if (train !== undefined) {
    return {
      kind: 'next-train',
      span,
      atMost: optional(train.children.quantity, (inner) => buildQuantity(builder, inner)),
      // biome-ignore lint/suspicious/noThenProperty: the language's own word; no tree is ever awaited
      then: optional(train.children.action, (inner) => buildAction(builder, inner)),
    };
  }
  const disable = first(children.disableAction);
  if (disable !== undefined) {
    return { kind: 'disable-action', span, flag: buildName(builder, disable.children.Name, disable) };
  }
  if (children.stopAction !== undefined) return { kind: 'stop', span };
  if (children.continueAction !== undefined) return { kind: 'continue', span };
  return undefined;
}
