/** The steps of a stage or a block. */
import type { Amount, Batch, Step } from '../../program/index.ts';
import type {
  Batch as BatchNode,
  Block,
  Deploy,
  Each,
  Quantity,
  Rolling,
  Run,
  SchemaChange,
  Step as StepNode,
} from '../../syntax/tree.ts';
import { checkDistribution } from '../distributions/check-distribution.ts';
import { defaultUnit } from '../fleet/index.ts';
import { planMessages } from '../messages/plans.ts';
import { expectCount, expectCountOrShare, expectDuration, expectProbability } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { checkLevel } from '../selections/check-level.ts';
import { checkSelector } from '../selections/check-selector.ts';
import { sentenceOf } from '../sentence.ts';
import { checkApproval, checkCanary, checkGate } from './check-gates.ts';
import { checkEnable, checkRelease } from './check-people.ts';
import { checkRamp } from './check-ramp.ts';
import { checkServiceName } from './check-service-name.ts';
import { checkShares } from './check-shift.ts';
import { checkMoment, checkWait } from './check-waits.ts';
import { reportOnceForAll } from './once-for-all.ts';
import type { PlanContext } from './plan-context.ts';

export function checkSteps(context: PlanContext, nodes: readonly StepNode[]): readonly Step[] {
  return nodes.flatMap((node) => checkStep(context, node) ?? []);
}

function checkStep(context: PlanContext, node: StepNode): Step | undefined {
  const base = {
    text: textOf(context, node),
    doc: node.doc?.text ?? '',
    location: at(context, node),
  };
  if (context.insideEach) reportOnceForAll(context, node);
  switch (node.kind) {
    case 'deploy':
      return checkDeploy(context, node, base);
    case 'each':
      return checkEach(context, node, base);
    case 'ramp': {
      const ramp = checkRamp(context, node);
      return { ...ramp, steps: checkBlock(context, node.block), ...base };
    }
    case 'wait':
      return told(base, checkWait(context, node));
    case 'wait-until':
      return told(base, checkMoment(context, node.moment));
    case 'gate':
      return told(base, checkGate(context, node));
    case 'gate-canary':
      return told(base, checkCanary(context, node));
    case 'gate-approval':
      return told(base, checkApproval(context, node));
    case 'shift-traffic': {
      const selector = node.in === undefined ? null : checkSelector(context, node.in);
      const shares = checkShares(context, node);
      return { kind: 'shift', selector, shares, steps: checkBlock(context, node.block), ...base };
    }
    case 'retire-blue': {
      const after = node.after === undefined ? 0 : expectDuration(context, node.after);
      return after === undefined ? undefined : { kind: 'retire-blue', after, ...base };
    }
    case 'enable':
      return { ...checkEnable(context, node), steps: checkBlock(context, node.block), ...base };
    case 'disable': {
      const flag = context.findFlag(node.flag);
      return flag === undefined ? undefined : { kind: 'disable', flag: flag.flag.name, ...base };
    }
    case 'release':
      return { ...checkRelease(context, node), steps: checkBlock(context, node.block), ...base };
    case 'schema-change':
      return checkSchema(context, node, base);
    case 'run':
      return checkRun(context, node, base);
  }
}

type Base = Pick<Step, 'text' | 'doc' | 'location'>;

function told<T extends object>(base: Base, body: T | undefined): (T & Base) | undefined {
  return body === undefined ? undefined : { ...body, ...base };
}

/** The sentence up to its block. */
function textOf(context: PlanContext, node: StepNode): string {
  const start = startOf(node);
  const block = 'block' in node ? node.block : undefined;
  return sentenceOf(context.file.text, { start, end: node.span.end }, block?.span.start);
}

/** Where the sentence itself begins, after its documentation. */
function startOf(node: StepNode): number {
  return node.doc === undefined ? node.span.start : Math.max(node.span.start, node.doc.span.end);
}

function checkDeploy(context: PlanContext, node: Deploy, base: Base): Step {
  const selector = checkSelector(context, node.selector);
  const unit = node.by === undefined ? undefined : checkLevel(context, node.by);
  const by = unit ?? (context.fleet === null ? 'cluster' : defaultUnit(context.fleet.topology));
  const parallel = node.parallel === undefined ? 1 : expectCount(context, node.parallel, 'The number of units at once');
  const batch = checkBatch(context, node.batch);
  const service = node.of === undefined ? null : (checkServiceName(context, node.of) ?? null);
  const { green } = node;
  return { kind: 'deploy', selector, by, parallel: [parallel ?? 1], batch, green, service, ...base };
}

function checkBatch(context: PlanContext, node: BatchNode | undefined): Batch {
  if (node === undefined) return { kind: 'unbounded' };
  if (node.kind === 'batch-upgrade-domain') {
    requireUpgradeDomains(context, node);
    return { kind: 'upgradeDomain' };
  }
  if (node.kind === 'rolling') return { kind: 'rolling', most: checkRolling(context, node) };
  const size = expectCountOrShare(context, node.size, 'The size of a batch');
  if (size === undefined) return { kind: 'unbounded' };
  return size.kind === 'count' ? { kind: 'count', servers: size.count } : size;
}

function checkRolling(context: PlanContext, { size: node }: Rolling): Amount | null {
  const size = node === undefined ? undefined : expectCountOrShare(context, node, 'The number of servers at once');
  if (size === undefined) return null;
  return size.kind === 'count' ? { kind: 'count', count: size.count, level: 'server' } : size;
}

function requireUpgradeDomains(context: PlanContext, node: { readonly span: StepNode['span'] }): void {
  if (context.fleet === null || context.fleet.hasUpgradeDomains) return;
  const args = { fleet: context.fleet.topology.name };
  context.report.add(planMessages.create('no-upgrade-domains', args, at(context, node)));
}

function checkEach(context: PlanContext, node: Each, base: Base): Step {
  const selector = checkSelector(context, node.selector);
  const parallel = node.parallel.length === 0 ? [1] : node.parallel.flatMap((count) => atOnce(context, count));
  const steps = checkBlock({ ...context, insideEach: true }, node.block);
  if (node.unit === undefined) context.report.missing();
  if (node.unit?.kind === 'upgrade-domain') requireUpgradeDomains(context, node.unit);
  const level = node.unit?.kind === 'level' ? checkLevel(context, node.unit) : 'upgradeDomain';
  return { kind: 'each', level: level ?? 'server', selector, parallel, steps, ...base };
}

function atOnce(context: PlanContext, node: Quantity): readonly number[] {
  const count = expectCount(context, node, 'The number of units at once');
  return count === undefined ? [] : [count];
}

function checkBlock(context: PlanContext, block: Block | undefined): readonly Step[] {
  return block === undefined ? [] : checkSteps(context, block.steps);
}

function checkRun(context: PlanContext, node: Run, base: Base): Step | undefined {
  if (node.what === undefined) context.report.missing();
  const act = checkAct(context, node);
  return node.what === undefined || act === undefined
    ? undefined
    : { kind: 'run', label: node.what.text, ...act, ...base };
}

/** Of any service: what a plan deploys may use the data of one that it does not. */
function checkSchema(context: PlanContext, node: SchemaChange, base: Base): Step | undefined {
  const service = context.services.find(node.service)?.service.name;
  const act = checkAct(context, node);
  const { phase } = node;
  return service === undefined || act === undefined ? undefined : { kind: 'schema', phase, service, ...act, ...base };
}

type Act = Pick<Extract<Step, { readonly kind: 'run' }>, 'takes' | 'fails' | 'retries'>;

function checkAct(context: PlanContext, node: Run | SchemaChange): Act | undefined {
  const takes = checkDistribution(context, 'time', node.takes);
  const fails = node.fails === undefined ? 0 : expectProbability(context, node.fails);
  const retries = node.retry === undefined ? 0 : expectCount(context, node.retry, 'The number of retries', 0);
  return takes === undefined || fails === undefined || retries === undefined ? undefined : { takes, fails, retries };
}
