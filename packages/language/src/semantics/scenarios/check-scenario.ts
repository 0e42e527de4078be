/** A scenario: a plan's model with what is said otherwise, and what is lost when. */
import type { Incident, Location, Plan, Scenario } from '../../program/index.ts';
import type { DownAt, ModelItem, ScenarioItem, Scenario as ScenarioNode } from '../../syntax/tree.ts';
import { checkDistribution } from '../distributions/check-distribution.ts';
import { meanOf } from '../distributions/mean.ts';
import type { Healths } from '../healths/checked-health.ts';
import { audienceMessages } from '../messages/audiences.ts';
import { modelMessages } from '../messages/models.ts';
import { planMessages } from '../messages/plans.ts';
import { scenarioMessages } from '../messages/scenarios.ts';
import { sightOf } from '../models/by-metrics.ts';
import { checkDraft } from '../models/check-draft.ts';
import { toChecked } from '../models/check-model.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import { layOver } from '../models/draft.ts';
import type { ModelContext } from '../models/model-context.ts';
import { readDraft } from '../models/read-draft.ts';
import { itemsOf } from '../once.ts';
import { checksOf } from '../plans/checks-of.ts';
import { bugByRequests } from '../plans/unseen-requests.ts';
import { expectDuration } from '../quantities/expect.ts';
import { at, type Report } from '../report.ts';
import { checkFixedSelector } from '../selections/fixed-selector.ts';
import { sentenceOf } from '../sentence.ts';
import { isBroken } from '../source.ts';
import type { CheckedTopology } from '../topologies/checked-topology.ts';
import { assume } from './assume.ts';

/** The plan that it is for. */
export interface PlanOfScenario {
  readonly plan: Plan;
  readonly numbers: CheckedModel;
  readonly fleet: CheckedTopology | null;
  /** Whether it is known how many requests the new servers see. */
  readonly hasLoad: boolean;
}

export interface CheckedScenario {
  readonly scenario: Scenario;
  readonly numbers: CheckedModel;
}

/** null where something in it is not sound. */
export function checkScenario(context: ModelContext, node: ScenarioNode, of: PlanOfScenario): CheckedScenario | null {
  const before = context.report.problems();
  const { plan, numbers } = of;
  const location = at(context, node.name);
  const name = node.name.text;
  const items = node.items.filter(isModelItem);
  const healths: Healths = new Map([...context.healths, ...numbers.healths]);
  const own = readDraft({ ...context, healths }, items, numbers.draft.bugs.keys());
  const draft = layOver(numbers.draft, own);
  checkDraft(context.report, draft, healths);
  const assumed = assume(context, draft, itemsOf(node.items, 'assume'));
  const incidents = itemsOf(node.items, 'down-at').flatMap((item) => checkIncident(context, item, of) ?? []);
  // What the parser could not read may say something.
  if (isBroken(context.file, node)) context.report.missing();
  else if (node.items.length === 0) context.report.add(scenarioMessages.create('empty-scenario', { name }, location));
  const { model } = numbers;
  const about = { name: model.name, doc: model.doc, location: model.location };
  const checked = { ...toChecked(about, assumed, healths), implied: numbers.implied };
  checkFit(context.report, of, checked, location);
  if (context.report.problems() > before) return null;
  const scenario = { name, doc: node.doc?.text ?? '', plan: plan.name, model: checked.model, incidents, location };
  return { scenario, numbers: checked };
}

/** What the plan could be checked for holds of it under these numbers, too. */
function checkFit(
  report: Report,
  { plan, numbers, hasLoad }: PlanOfScenario,
  own: CheckedModel,
  place: Location,
): void {
  const { gates, watches } = checksOf(plan);
  for (const check of new Set([...gates, ...watches])) {
    if (sightOf(check, numbers.draft, numbers.healths) === sightOf(check, own.draft, own.healths)) continue;
    report.add(scenarioMessages.create('other-readings', { check, plan: plan.name }, place));
  }
  const found = plan.audience === null ? own.ofPeople : null;
  if (found !== null) {
    const args = { bug: found.bug.name, why: found.why, plan: plan.name, several: [] };
    report.add(audienceMessages.create('bug-without-audience', args, place));
  }
  const bug = plan.topology === null ? undefined : bugByRequests(own);
  if (bug?.surfaces === undefined || hasLoad) return;
  const args = { bug: bug.name, plan: plan.name, named: plan.services };
  report.add(modelMessages.create('requests-without-load', args, bug.surfaces.location));
}

function isModelItem(item: ScenarioItem): item is ModelItem {
  return item.kind !== 'assume' && item.kind !== 'down-at';
}

function checkIncident(context: ModelContext, node: DownAt, { fleet, plan }: PlanOfScenario): Incident | undefined {
  if (fleet === null) {
    const args = { what: 'down for', plan: plan.name };
    context.report.add(planMessages.create('no-fleet', args, at(context, node)));
    return undefined;
  }
  const after = expectDuration(context, node.at);
  const selector = checkFixedSelector({ ...context, fleet, insideEach: false, within: null }, node.selector);
  const lasts = checkDistribution(context, 'time', node.for);
  const start = node.doc === undefined ? node.span.start : Math.max(node.span.start, node.doc.span.end);
  const text = sentenceOf(context.file.text, { start, end: node.span.end });
  if (after === undefined || lasts === undefined) return undefined;
  if (node.for !== undefined && meanOf(lasts) === 0) {
    context.report.add(scenarioMessages.create('down-no-time', {}, at(context, node.for)));
    return undefined;
  }
  return { text, after, selector, lasts, location: at(context, node) };
}
