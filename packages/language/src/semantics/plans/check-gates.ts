/** Gates: by a check, by a comparison with a baseline, by a person. */
import type { Share, Step } from '../../program/index.ts';
import type { ApprovalGate, CanaryGate, CheckGate, Name, Quantity } from '../../syntax/tree.ts';
import { checkDistribution } from '../distributions/check-distribution.ts';
import type { CheckedHealth } from '../healths/checked-health.ts';
import { gateMessages } from '../messages/gates.ts';
import { type Sight, sightOf, unreadMetrics } from '../models/by-metrics.ts';
import { expectPositiveDuration, expectPositiveShareOfTraffic, expectProbability } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { checkCheckName } from './check-names.ts';
import type { PlanContext } from './plan-context.ts';

type Body<Kind extends Step['kind']> = Omit<Extract<Step, { kind: Kind }>, 'location' | 'text' | 'doc'>;

export function checkGate(context: PlanContext, node: CheckGate): Body<'gate'> | undefined {
  const check = checkCheckName(context, node.check);
  if (check === undefined) return undefined;
  const health = knownHealth(context, check);
  if (health === undefined) return { kind: 'gate', check };
  const location = at(context, node.check);
  const sight = sightIn(context, check);
  const compared = namesOfCompared(health);
  if (compared.length > 0 && sight !== 'numbers') {
    context.report.add(gateMessages.create('needs-canary', { check, metrics: compared }, location));
    return undefined;
  }
  if (!isRead(context, node.check, health, sight)) return undefined;
  if (sight === 'metrics') checkSamples(context, node.check, health);
  return { kind: 'gate', check };
}

/** A gate by samples takes as many as fit into its time: at least one. */
function checkSamples(context: PlanContext, node: Name, { health }: CheckedHealth): void {
  const takes = context.numbers?.draft.gates.get(node.text)?.takes;
  if (takes !== undefined && (takes.kind !== 'fixed' || takes.value >= health.every)) return;
  const args = { check: health.name, said: takes !== undefined };
  context.report.add(gateMessages.create('no-samples', args, at(context, node)));
}

export function checkCanary(context: PlanContext, node: CanaryGate): Body<'gate-canary'> | undefined {
  const lasts = expectPositiveDuration(context, node.for, 'The time of a gate');
  const traffic = node.traffic === undefined ? null : readTraffic(context, node.traffic);
  const check = checkCheckName(context, node.check);
  if (check === undefined) return undefined;
  const health = knownHealth(context, check);
  const location = at(context, node.check);
  if (health === undefined && context.healths.has(check)) return undefined;
  if (health === undefined || namesOfCompared(health).length === 0) {
    const args = { check, declared: health !== undefined };
    context.report.add(gateMessages.create('nothing-to-compare', args, location));
    return undefined;
  }
  if (!isRead(context, node.check, health, sightIn(context, check))) return undefined;
  if (lasts === undefined || traffic === undefined) return undefined;
  if (node.for !== undefined && lasts < 2 * health.health.every) {
    context.report.add(gateMessages.create('gate-too-short', { check }, at(context, node.for)));
    return undefined;
  }
  return { kind: 'gate-canary', check, lasts, traffic };
}

/** Something is left for the baseline. */
function readTraffic(context: PlanContext, node: Quantity): Share | undefined {
  const share = expectPositiveShareOfTraffic(context, node, 'The traffic of a canary');
  if (share === undefined || share.digits < 10 ** share.scale) return share;
  context.report.add(gateMessages.create('canary-takes-all', {}, at(context, node)));
  return undefined;
}

export function checkApproval(context: PlanContext, node: ApprovalGate): Body<'approval'> | undefined {
  if (node.who === undefined) context.report.missing();
  const takes = checkDistribution(context, 'time', node.takes);
  const refuses = node.refuses === undefined ? 0 : expectProbability(context, node.refuses);
  if (node.who === undefined || takes === undefined || refuses === undefined) return undefined;
  return { kind: 'approval', who: node.who.text, takes, refuses };
}

/** What `watch` names: a check that the model says something of. */
export function checkWatched(context: PlanContext, node: Name): string | undefined {
  const check = checkCheckName(context, node);
  const health = check === undefined ? undefined : knownHealth(context, check);
  if (health === undefined || context.numbers?.draft.watches.has(node.text) === true) return check;
  return isRead(context, node, health, sightIn(context, node.text)) ? check : undefined;
}

/** The health of that name, as far as it could be read; what could not is missing. */
function knownHealth(context: PlanContext, check: string): CheckedHealth | undefined {
  const health = context.healths.get(check);
  if (health === undefined || health.complete) return health;
  context.report.missing();
  return undefined;
}

/** `numbers` where the model is not known: what it says is not missed. */
function sightIn({ numbers, healths }: PlanContext, check: string): Sight {
  return numbers === null || !numbers.complete ? 'numbers' : sightOf(check, numbers.draft, healths);
}

function namesOfCompared({ health }: CheckedHealth): readonly string[] {
  return health.metrics.filter(({ threshold }) => threshold === null).map(({ name }) => name);
}

/** False, reported, where the check has metrics of which nothing says how they read. */
function isRead(context: PlanContext, node: Name, health: CheckedHealth, sight: Sight): boolean {
  if (context.numbers === null || sight === 'numbers' || sight === 'metrics') return true;
  const metrics = unreadMetrics(health, context.numbers.draft);
  const args = { check: node.text, metrics, model: modelName(context), partly: sight === 'partly' };
  context.report.add(gateMessages.create('reading-missing', args, at(context, node)));
  return false;
}

/** undefined: the plan has none. */
function modelName({ numbers }: PlanContext): string | undefined {
  return numbers === null || numbers.implied ? undefined : numbers.model.name;
}
