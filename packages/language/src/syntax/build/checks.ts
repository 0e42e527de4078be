import type * as cst from '../generated/cst.ts';
import { nodeSpan } from '../span.ts';
import type { BlindTo, GateNumbersItem, WatchNumbersItem } from '../tree.ts';
import { type Builder, inOrder, optional } from './context.ts';
import {
  buildDistribution,
  buildLawEvidence,
  buildName,
  buildPeriod,
  buildQuantity,
  buildRateEvidence,
} from './values.ts';

export function buildGateItems(builder: Builder, { children }: cst.GateBodyCstNode): readonly GateNumbersItem[] {
  return inOrder<GateNumbersItem>(
    (children.gateDetects ?? []).map((node) => ({
      kind: 'detects',
      span: nodeSpan(node),
      share: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      evidence: buildRateEvidence(builder, node.children.rateEvidence),
      bug: node.children.Of === undefined ? undefined : buildName(builder, node.children.Name, node),
      after: undefined,
    })),
    (children.blindTo ?? []).map((node) => buildBlindTo(builder, node)),
    (children.gateFalseAlarm ?? []).map((node) => ({
      kind: 'false-alarm',
      span: nodeSpan(node),
      share: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      evidence: buildRateEvidence(builder, node.children.rateEvidence),
      per: undefined,
    })),
    (children.gateTakes ?? []).map((node) => ({
      kind: 'gate-takes',
      span: nodeSpan(node),
      duration: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
      evidence: buildLawEvidence(builder, node.children.lawEvidence),
    })),
  );
}

export function buildWatchItems(builder: Builder, { children }: cst.WatchBodyCstNode): readonly WatchNumbersItem[] {
  return inOrder<WatchNumbersItem>(
    (children.watchDetects ?? []).map((node) => ({
      kind: 'detects',
      span: nodeSpan(node),
      share: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      evidence: undefined,
      bug: node.children.Of === undefined ? undefined : buildName(builder, node.children.Name, node),
      after: optional(node.children.distribution, (inner) => buildDistribution(builder, inner)),
    })),
    (children.blindTo ?? []).map((node) => buildBlindTo(builder, node)),
    (children.watchFalseAlarm ?? []).map((node) => ({
      kind: 'false-alarm',
      span: nodeSpan(node),
      share: optional(node.children.quantity, (inner) => buildQuantity(builder, inner)),
      evidence: undefined,
      per: buildPeriod(node.children.Period),
    })),
  );
}

function buildBlindTo(builder: Builder, node: cst.BlindToCstNode): BlindTo {
  const share = optional(node.children.quantity, (inner) => buildQuantity(builder, inner));
  return { kind: 'blind-to', span: nodeSpan(node), share };
}
