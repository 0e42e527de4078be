import type * as cst from '../generated/cst.ts';
import { nodeSpan, tokenSpan } from '../span.ts';
import type {
  Batch,
  Block,
  Deploy,
  Each,
  Enable,
  Quantity,
  Ramp,
  Release,
  Run,
  SchemaChange,
  ShiftTraffic,
  Step,
} from '../tree.ts';
import { buildPeople } from './audiences.ts';
import { type Builder, docOf, endOf, first, optional } from './context.ts';
import { buildFilters, buildSelector } from './selections.ts';
import { buildDistribution, buildLevel, buildName, buildQuantity, buildString, buildTokenQuantity } from './values.ts';
import { buildGate, buildWait } from './waiting.ts';

export function buildSteps(builder: Builder, nodes: readonly cst.StepCstNode[] | undefined): Step[] {
  return (nodes ?? []).flatMap((node) => buildStep(builder, node) ?? []);
}

function buildStep(builder: Builder, { children }: cst.StepCstNode): Step | undefined {
  return (
    optional(children.deploy, (node): Step => buildDeploy(builder, node)) ??
    optional(children.each, (node): Step => buildEach(builder, node)) ??
    optional(children.ramp, (node): Step => buildRamp(builder, node)) ??
    optional(children.shiftTraffic, (node): Step => buildShift(builder, node)) ??
    optional(children.retireBlue, (node): Step => {
      const after = optional(node.children.quantity, (inner) => buildQuantity(builder, inner));
      return { kind: 'retire-blue', span: nodeSpan(node), doc: docOf(builder, node), after };
    }) ??
    optional(children.enable, (node): Step => buildEnable(builder, node)) ??
    optional(children.disable, (node): Step => {
      const flag = buildName(builder, node.children.Name, node);
      return { kind: 'disable', span: nodeSpan(node), doc: docOf(builder, node), flag };
    }) ??
    optional(children.release, (node): Step => buildRelease(builder, node)) ??
    optional(children.wait, (node): Step => buildWait(builder, node)) ??
    optional(children.gate, (node): Step => buildGate(builder, node)) ??
    optional(children.expand, (node): Step => buildChange(builder, node, 'expand')) ??
    optional(children.migrate, (node): Step => buildChange(builder, node, 'migrate')) ??
    optional(children.contract, (node): Step => buildChange(builder, node, 'contract')) ??
    optional(children.run, (node): Step => buildRun(builder, node))
  );
}

function buildDeploy(builder: Builder, node: cst.DeployCstNode): Deploy {
  const { children } = node;
  return {
    kind: 'deploy',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    green: children.Green !== undefined,
    selector: buildSelector(builder, children.selector, endOf(node)),
    of: children.Of === undefined ? undefined : buildName(builder, children.Name, node),
    by: buildLevel(children.SingularLevel),
    parallel: optional(children.parallelism, (inner) => buildQuantity(builder, inner)),
    batch: buildBatch(builder, node),
  };
}

function buildBatch(builder: Builder, { children }: cst.DeployCstNode): Batch | undefined {
  const rolling = first(children.Rolling);
  if (rolling !== undefined) {
    const size = buildTokenQuantity(builder, children.PlainValue);
    const span = tokenSpan(rolling);
    return { kind: 'rolling', span: { start: span.start, end: size?.span.end ?? span.end }, size };
  }
  const word = first(children.Batch);
  if (word === undefined) return undefined;
  const start = word.startOffset;
  const domain = first(children.UpgradeDomain);
  if (domain !== undefined) return { kind: 'batch-upgrade-domain', span: { start, end: tokenSpan(domain).end } };
  const size = optional(children.size, (inner) => buildQuantity(builder, inner));
  return { kind: 'batch-size', span: { start, end: size?.span.end ?? tokenSpan(word).end }, size };
}

function buildEach(builder: Builder, node: cst.EachCstNode): Each {
  const { children } = node;
  const unit = first(children.EachUnit);
  return {
    kind: 'each',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    unit:
      unit?.image === 'upgradeDomain'
        ? { kind: 'upgrade-domain', span: tokenSpan(unit) }
        : buildLevel(children.EachUnit),
    selector: buildSelector(builder, children.selector, endOf(node)),
    parallel: buildQuantities(builder, children.quantity),
    block: optional(children.stepBlock, (block) => buildBlock(builder, block)),
  };
}

function buildRamp(builder: Builder, node: cst.RampCstNode): Ramp {
  const { children } = node;
  return {
    kind: 'ramp',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    by: children.To === undefined ? 'counts' : 'shares',
    amounts: buildQuantities(builder, children.quantity),
    level: buildLevel(children.PluralLevel) ?? buildLevel(children.Level),
    filters: buildFilters(builder, children.filter),
    block: optional(children.stepBlock, (block) => buildBlock(builder, block)),
  };
}

function buildShift(builder: Builder, node: cst.ShiftTrafficCstNode): ShiftTraffic {
  const { children } = node;
  return {
    kind: 'shift-traffic',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    in: children.In === undefined ? undefined : buildSelector(builder, children.selector, endOf(node)),
    shares: buildQuantities(builder, children.quantity),
    block: optional(children.stepBlock, (block) => buildBlock(builder, block)),
  };
}

function buildEnable(builder: Builder, node: cst.EnableCstNode): Enable {
  const { children } = node;
  return {
    kind: 'enable',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    flag: buildName(builder, children.Name, node),
    to: buildPeople(builder, children.people),
    block: optional(children.stepBlock, (block) => buildBlock(builder, block)),
  };
}

function buildRelease(builder: Builder, node: cst.ReleaseCstNode): Release {
  const { children } = node;
  return {
    kind: 'release',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    to: buildPeople(builder, children.people),
    block: optional(children.stepBlock, (block) => buildBlock(builder, block)),
  };
}

type ChangeCstNode = cst.ExpandCstNode | cst.MigrateCstNode | cst.ContractCstNode;

function buildChange(builder: Builder, node: ChangeCstNode, phase: SchemaChange['phase']): SchemaChange {
  const { children } = node;
  return {
    kind: 'schema-change',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    phase,
    service: buildName(builder, children.Name, node),
    takes: optional(children.distribution, (inner) => buildDistribution(builder, inner)),
    fails: optional(children.share, (inner) => buildQuantity(builder, inner)),
    retry: optional(children.attempts, (inner) => buildQuantity(builder, inner)),
  };
}

function buildRun(builder: Builder, node: cst.RunCstNode): Run {
  const { children } = node;
  return {
    kind: 'run',
    span: nodeSpan(node),
    doc: docOf(builder, node),
    what: buildString(builder, children.String),
    takes: optional(children.distribution, (inner) => buildDistribution(builder, inner)),
    fails: optional(children.share, (inner) => buildQuantity(builder, inner)),
    retry: optional(children.attempts, (inner) => buildQuantity(builder, inner)),
  };
}

function buildBlock(builder: Builder, node: cst.StepBlockCstNode): Block {
  return { kind: 'block', span: nodeSpan(node), steps: buildSteps(builder, node.children.step) };
}

function buildQuantities(builder: Builder, nodes: readonly cst.QuantityCstNode[] | undefined): Quantity[] {
  return (nodes ?? []).flatMap((node) => buildQuantity(builder, node) ?? []);
}
