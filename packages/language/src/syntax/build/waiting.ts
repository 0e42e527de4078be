/** The steps that pass time: waits and gates. */
import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { Gate, Moment, Wait } from '../tree.ts';
import { buildDate, buildDay, buildTime } from './calendar.ts';
import { type Builder, docOf, optional } from './context.ts';
import { buildDistribution, buildName, buildQuantity, buildString, buildTokenQuantity } from './values.ts';

export function buildWait(builder: Builder, node: cst.WaitCstNode): Wait {
  const { children } = node;
  const base = { span: nodeSpan(node), doc: docOf(builder, node) };
  if (children.Until !== undefined) {
    const moment = optional(children.moment, (inner) => buildMoment(builder, inner));
    return { kind: 'wait-until', ...base, moment };
  }
  return {
    kind: 'wait',
    ...base,
    duration: optional(children.distribution, (inner) => buildDistribution(builder, inner)),
    requests: buildTokenQuantity(builder, children.Value),
    atMost: optional(children.quantity, (inner) => buildQuantity(builder, inner)),
  };
}

function buildMoment(builder: Builder, { children }: cst.MomentCstNode): Moment | undefined {
  return (
    optional(children.untilConfidence, (node): Moment => {
      return {
        kind: 'until-confidence',
        span: nodeSpan(node),
        confidence: optional(node.children.share, (inner) => buildQuantity(builder, inner)),
        atMost: optional(node.children.atMost, (inner) => buildQuantity(builder, inner)),
      };
    }) ??
    optional(children.untilNext, (node): Moment => {
      return {
        kind: 'until-next',
        span: nodeSpan(node),
        day: buildDay(node.children.Weekday),
        time: buildTime(builder, node.children.Time),
        zone: buildString(builder, node.children.String),
      };
    }) ??
    optional(children.untilEvery, (node): Moment => {
      return {
        kind: 'until-every',
        span: nodeSpan(node),
        every: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
        from: buildDate(node.children.Date),
        zone: buildString(builder, node.children.String),
      };
    })
  );
}

export function buildGate(builder: Builder, node: cst.GateCstNode): Gate {
  const base = { span: nodeSpan(node), doc: docOf(builder, node) };
  return (
    optional(node.children.canaryGate, (inner): Gate => {
      return {
        kind: 'gate-canary',
        ...base,
        check: buildName(builder, inner.children.Name, inner),
        for: optional(inner.children.duration, (quantity) => buildQuantity(builder, quantity)),
        traffic: optional(inner.children.share, (quantity) => buildQuantity(builder, quantity)),
      };
    }) ??
    optional(node.children.approvalGate, (inner): Gate => {
      return {
        kind: 'gate-approval',
        ...base,
        who: buildString(builder, inner.children.String),
        takes: optional(inner.children.distribution, (takes) => buildDistribution(builder, takes)),
        refuses: optional(inner.children.quantity, (quantity) => buildQuantity(builder, quantity)),
      };
    }) ?? { kind: 'gate', ...base, check: buildName(builder, node.children.Name, node) }
  );
}
