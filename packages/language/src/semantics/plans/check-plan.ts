/** A plan, whole. */
import type { Handler, Model, Plan, Stage, Topology } from '../../program/index.ts';
import type { Plan as PlanNode } from '../../syntax/tree.ts';
import { reportOrderCircles } from '../constraints/order-circles.ts';
import type { DistributionContext } from '../distributions/distribution-context.ts';
import { modelMessages } from '../messages/models.ts';
import { planMessages } from '../messages/plans.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import { itemsOf } from '../once.ts';
import { at } from '../report.ts';
import { isBroken } from '../source.ts';
import type { CheckedTopology } from '../topologies/checked-topology.ts';
import { checkHandlers } from './check-handlers.ts';
import { checkStage } from './check-stage.ts';
import { reportEndlessRetry } from './endless-retries.ts';
import { reportIdleGates } from './idle-gates.ts';
import type { PlanContext } from './plan-context.ts';
import { checkSentences, checkTimes, isConstraint } from './plan-sentences.ts';
import { readParams } from './read-params.ts';
import type { Settings } from './settings.ts';
import { placeStages } from './stage-graph.ts';

export interface PlanParts {
  /** null: not to be had, which has been reported. */
  readonly fleet: CheckedTopology | null;
  readonly numbers: CheckedModel | null;
  readonly settings: Settings;
}

/** The plan; null where something in it, its fleet or its numbers is not sound. */
export function checkPlan(base: Omit<DistributionContext, 'params'>, node: PlanNode, parts: PlanParts): Plan | null {
  const { report } = base;
  const before = report.problems();
  const { fleet, numbers } = parts;
  const { params, scope } = readParams(base, itemsOf(node.items, 'param'), parts.settings);
  const context: PlanContext = { ...base, params: scope, fleet, numbers, insideEach: false, within: null };
  const name = node.name.text;
  const location = at(base, node.name);

  const constraintNodes = node.items.filter(isConstraint);
  const { orders, ...sentences } = checkSentences(context, constraintNodes);
  const times = checkTimes(context, constraintNodes);
  const handlers = checkHandlers(context, itemsOf(node.items, 'handler'));
  const placed = placeStages(context, node);
  const stages = placed.map((stage) => checkStage(context, stage));
  const broken = isBroken(base.file, node);
  if (broken) report.missing();
  else if (placed.length === 0 && itemsOf(node.items, 'stage').length === 0) {
    report.add(planMessages.create('empty-plan', { name }, location));
  }
  const plan: Plan = {
    name,
    doc: node.doc?.text ?? '',
    topology: fleet?.topology.name ?? '',
    model: numbers?.model.name ?? '',
    services: [],
    starts: null,
    params,
    ...sentences,
    ...times,
    handlers: withDefaults(handlers, location),
    stages: stages.map(({ stage }) => stage),
    location,
  };
  const own = [...orders, ...stages.flatMap((stage) => stage.orders)];
  if (own.length > 0) reportOrderCircles(report, [...(fleet?.orders ?? []), ...own]);
  reportRetries(context, plan);
  // What the parser could not read may deploy something.
  if (!broken) reportIdleGates(report, plan.stages);
  if (report.problems() > before || fleet === null || numbers === null || !fleet.sound || !numbers.sound) return null;
  hintDefaults(context, plan, fleet.topology, numbers);
  return plan;
}

/** What happens where a plan says nothing: an unhealthy gate rolls back, a blocked plan stops. */
function withDefaults(handlers: readonly Handler[], location: Handler['location']): readonly Handler[] {
  const says = (kind: Handler['trigger']['kind']) => handlers.some(({ trigger }) => trigger.kind === kind);
  return [
    ...handlers,
    ...(says('unhealthy')
      ? []
      : [{ trigger: { kind: 'unhealthy' }, action: { kind: 'rollback' }, location } satisfies Handler]),
    ...(says('blocked')
      ? []
      : [{ trigger: { kind: 'blocked' }, action: { kind: 'stop' }, location } satisfies Handler]),
  ];
}

function reportRetries({ report, numbers }: PlanContext, plan: Plan): void {
  const model: Model | null = numbers?.model ?? null;
  for (const stage of plan.stages) {
    for (const handler of stage.handlers) reportEndlessRetry(report, handler, [stage], model);
  }
  for (const handler of plan.handlers) {
    // A stage's own handler hides the plan's.
    const stages = plan.stages.filter(
      (stage) => !stage.handlers.some(({ trigger }) => trigger.kind === handler.trigger.kind),
    );
    reportEndlessRetry(report, handler, stages, model);
  }
}

function hintDefaults({ report }: PlanContext, plan: Plan, topology: Topology, { draft, model }: CheckedModel): void {
  if (draft.deployTakes === undefined) {
    const own = model.name === plan.name;
    const args = { model: own ? undefined : model.name, plan: plan.name };
    report.add(modelMessages.create('no-deploy-time', args, own ? plan.location : model.location));
  }
  const limits = (constraints: Plan['constraints']) => constraints.some(({ kind }) => kind === 'maxDown');
  if (limits(topology.constraints) || limits(plan.constraints)) return;
  if (plan.stages.some((stage) => !limits(stage.constraints) && hasWholeUnits(stage.steps))) {
    report.add(planMessages.create('no-max-down', { plan: plan.name }, plan.location));
  }
}

/** Whether something is deployed without a size of batches. */
function hasWholeUnits(steps: Stage['steps']): boolean {
  return steps.some(
    (step) =>
      step.kind === 'ramp' ||
      step.kind === 'ramp-to' ||
      (step.kind === 'deploy' && step.batch.kind === 'unbounded') ||
      (step.kind === 'each' && hasWholeUnits(step.steps)),
  );
}
