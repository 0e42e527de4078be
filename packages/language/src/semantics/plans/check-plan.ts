/** A plan, whole. */
import type { Handler, Plan } from '../../program/index.ts';
import type { Plan as PlanNode } from '../../syntax/tree.ts';
import type { CheckedAudience } from '../audiences/checked-audience.ts';
import { checkStarts, reportFrozenStart } from '../calendar/check-starts.ts';
import { reportOrderCircles } from '../constraints/order-circles.ts';
import type { DistributionContext } from '../distributions/distribution-context.ts';
import type { FindFlag } from '../flags/checked-flag.ts';
import type { Healths } from '../healths/checked-health.ts';
import { checkExpectations } from '../measures/check-expectation.ts';
import { bugsOfModel, countedIn } from '../measures/measure-scope.ts';
import { planMessages } from '../messages/plans.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import { itemsOf } from '../once.ts';
import { at } from '../report.ts';
import { isBroken } from '../source.ts';
import type { CheckedTopology } from '../topologies/checked-topology.ts';
import { warnLateRings, warnServerBugs } from './bugs-of-people.ts';
import { checkHandlers } from './check-handlers.ts';
import { checkStage } from './check-stage.ts';
import { checkTrains } from './check-trains.ts';
import { reportEndlessRetries } from './endless-retries.ts';
import { reportFlagUses } from './flag-uses.ts';
import { reportServerSentences } from './fleetless.ts';
import { reportHiddenParams } from './hidden-params.ts';
import { hintDefaults } from './hint-defaults.ts';
import { reportIdleGates } from './idle-gates.ts';
import { reportIdleHandlers } from './idle-handlers.ts';
import { reportIdleSurges } from './idle-surges.ts';
import type { PlanContext } from './plan-context.ts';
import { checkSentences, checkTimes, isConstraint } from './plan-sentences.ts';
import type { PlanServices } from './plan-services.ts';
import { readParams } from './read-params.ts';
import type { Settings } from './settings.ts';
import { type PlacedStage, placeStages } from './stage-graph.ts';
import { warnSwitchRaces } from './switch-races.ts';
import { warnUnseenBugs } from './unseen-bugs.ts';
import { reportUnseenRequests } from './unseen-requests.ts';
import { stagesOf, stepsOf } from './walk-steps.ts';

export interface PlanParts {
  /** null: none is named where nothing is deployed (`fleetless`); or it is not to be had, which has been reported. */
  readonly fleet: CheckedTopology | null;
  readonly fleetless: boolean;
  readonly numbers: CheckedModel | null;
  readonly healths: Healths;
  readonly services: PlanServices;
  readonly audience: CheckedAudience | null;
  readonly findFlag: FindFlag;
  readonly settings: Settings;
}

/** The plan; null where something in it, its fleet or its numbers is not sound. */
export function checkPlan(base: Omit<DistributionContext, 'params'>, node: PlanNode, parts: PlanParts): Plan | null {
  const { report } = base;
  const before = report.problems();
  const { fleet, fleetless, numbers, healths, services, audience, findFlag } = parts;
  const { params, scope } = readParams(base, itemsOf(node.items, 'param'), parts.settings);
  const context: PlanContext = {
    ...base,
    params: scope,
    fleet,
    numbers,
    healths,
    services,
    audience,
    findFlag,
    fleetless,
    insideEach: false,
    within: null,
  };
  const name = node.name.text;
  const location = at(base, node.name);

  const constraintNodes = node.items.filter(isConstraint);
  const { orders, ...sentences } = checkSentences(context, constraintNodes);
  const times = checkTimes(context, constraintNodes);
  const handlers = checkHandlers(context, itemsOf(node.items, 'handler'));
  const placed = placeStages(context, node);
  const stages = placed.map((stage) => checkStage(context, stage));
  checkTrains(context, node);
  reportHiddenParams(context, node);
  if (fleetless) reportServerSentences(context, node);
  const everywhere = [...sentences.constraints, ...(fleet?.topology.constraints ?? [])];
  const inStages = stages.flatMap(({ stage }) => stage.constraints);
  const startNodes = itemsOf(node.items, 'starts');
  const starts = checkStarts(base, startNodes, [...everywhere, ...inStages]);
  if (starts !== null) reportFrozenStart(base, startNodes, starts, everywhere);
  reportFlagUses(context, node);
  warnSwitchRaces(context, placed);
  const broken = isBroken(base.file, node);
  if (broken) report.missing();
  else if (placed.length === 0 && stagesOf(node).length === 0) {
    report.add(planMessages.create('empty-plan', { name }, location));
  }
  const bugs = numbers === null ? null : bugsOfModel(numbers, countedIn(fleetless, audience !== null));
  const named = new Map(placed.map((stage) => [stage.node.name.text, stage]));
  const known = { bugs, stages: { named, complete: !broken } };
  const expectations = checkExpectations(context, known, itemsOf(node.items, 'expect'));
  const plan: Plan = {
    name,
    doc: node.doc?.text ?? '',
    topology: fleetless ? null : (fleet?.topology.name ?? ''),
    audience: audience?.audience.name ?? null,
    model: numbers?.model.name ?? '',
    services: services.named.map(({ service }) => service.name),
    starts,
    params,
    ...sentences,
    ...times,
    handlers: withDefaults(handlers, location),
    stages: stages.map(({ stage }) => stage),
    expectations,
    location,
  };
  const own = [...orders, ...stages.flatMap((stage) => stage.orders)];
  if (own.length > 0) reportOrderCircles(report, [...(fleet?.orders ?? []), ...own]);
  reportEndlessRetries(report, plan, numbers);
  // What the parser could not read may deploy something, or ask for something.
  if (!broken && isKnownWho(parts, placed, plan)) reportIdleGates(report, plan);
  if (!broken && !fleetless) reportIdleSurges(report, plan);
  if (!broken) reportIdleHandlers(report, handlers, plan.stages, healths);
  reportUnseenRequests(context, node);
  const isKnown = numbers?.sound === true && (fleetless || fleet?.sound === true) && audience?.sound !== false;
  if (report.problems() > before || !isKnown) return null;
  warnUnseenBugs(report, plan, numbers);
  warnServerBugs(report, plan, numbers, at(base, node.using ?? node.name));
  if (audience !== null) warnLateRings(report, numbers, audience.audience);
  hintDefaults(report, plan, fleet?.topology ?? null, numbers);
  return plan;
}

/** Whether it could be told whom the plan reaches, and when: what is wrong with that is no fault of its gates. */
function isKnownWho({ audience, numbers }: PlanParts, placed: readonly PlacedStage[], { stages }: Plan): boolean {
  if (placed.some(({ node }, i) => node.kind === 'channel' && stages[i]?.channel === null)) return false;
  if (audience !== null) return true;
  // Somebody is meant, and nobody knows who.
  if (numbers?.ofPeople != null) return false;
  return !placed.some(({ node }) => stepsOf(node).some(({ kind }) => kind === 'enable' || kind === 'release'));
}

/** What happens where a plan says nothing: an unhealthy gate rolls back, a refusal and a blocked plan stop. */
function withDefaults(handlers: readonly Handler[], location: Handler['location']): readonly Handler[] {
  const defaults: readonly Handler[] = [
    { trigger: { kind: 'unhealthy' }, action: { kind: 'rollback' }, location },
    { trigger: { kind: 'refusal' }, action: { kind: 'stop' }, location },
    { trigger: { kind: 'blocked' }, action: { kind: 'stop' }, location },
  ];
  const said = new Set(handlers.map(({ trigger }) => trigger.kind));
  return [...handlers, ...defaults.filter(({ trigger }) => !said.has(trigger.kind))];
}
