/** Every plan ends: a retry without a bound needs a chance to succeed at every turn. */
import type { Action, Handler, Plan, Stage, Step } from '../../program/index.ts';
import { planMessages } from '../messages/plans.ts';
import { movingBugs, sightOf } from '../models/by-metrics.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import type { Report } from '../report.ts';
import { allSteps } from './all-steps.ts';

/** Reports the handlers of a plan and of its stages that could retry for ever. `numbers` null: not known. */
export function reportEndlessRetries(report: Report, plan: Plan, numbers: CheckedModel | null): void {
  for (const handler of plan.handlers) {
    // A stage's own handler hides the plan's.
    reportEndlessRetry(
      report,
      handler,
      plan.stages.filter((stage) => !says(stage, handler.trigger.kind)),
      { plan, numbers },
    );
  }
  for (const stage of plan.stages) {
    for (const handler of stage.handlers) reportEndlessRetry(report, handler, [stage], { plan, numbers });
  }
}

interface Around {
  readonly plan: Plan;
  readonly numbers: CheckedModel | null;
}

function reportEndlessRetry(report: Report, handler: Handler, stages: readonly Stage[], around: Around): void {
  if (!retriesForEver(handler.action)) return;
  const why = whyEndless(handler, stages, around);
  if (why !== undefined) report.add(planMessages.create('endless-retry', { why }, handler.location));
}

function says({ handlers }: Pick<Plan, 'handlers'>, kind: Handler['trigger']['kind']): boolean {
  return handlers.some(({ trigger }) => trigger.kind === kind);
}

function retriesForEver(action: Action): boolean {
  switch (action.kind) {
    case 'retry':
      return action.atMost === null || retriesForEver(action.then);
    case 'pause':
      return retriesForEver(action.then);
    case 'ask':
      // A person who may say yes is a way out at every turn.
      return action.continues === 0 && retriesForEver(action.otherwise);
    case 'rollback':
    case 'rollback-in':
    case 'rollback-stage':
    case 'stop':
    case 'continue':
    case 'disable':
      return false;
    case 'next-train':
      return retriesForEver(action.then);
  }
}

/** Of what a handler answers to, what a retry runs again: gates, `run`s and changes of a schema. A watch's alarm for a bug comes once. */
function whyEndless({ trigger }: Handler, stages: readonly Stage[], { plan, numbers }: Around): string | undefined {
  const steps = stages.flatMap((stage) => allSteps(stage.steps));
  switch (trigger.kind) {
    case 'blocked':
      return 'what is blocked stays blocked';
    case 'unhealthy': {
      // A false alarm that has a handler of its own is not met as a real one.
      const alarming = says(plan, 'false-alarm') ? [] : stages.filter((stage) => !says(stage, 'false-alarm'));
      const alarms = alarming.flatMap((stage) => allSteps(stage.steps));
      return whyAlwaysFailing(steps) ?? whyAlwaysSeen(steps, numbers) ?? whyAlwaysAlarmed(alarms, numbers);
    }
    case 'false-alarm':
      return whyAlwaysAlarmed(steps, numbers);
    case 'refusal':
      return whyAlwaysRefused(steps);
    case 'marginal':
      return whyAlwaysMarginal(steps, numbers);
    // Both come at most once in a run of their stage or plan.
    case 'failures':
    case 'timeout':
      return undefined;
  }
}

function whyAlwaysFailing(steps: readonly Step[]): string | undefined {
  for (const step of steps) {
    if (step.kind === 'run' && step.fails === 1) return `\`run "${step.label}"\` fails at every turn`;
    if (step.kind === 'schema' && step.fails === 1) return `\`${step.phase} ${step.service}\` fails at every turn`;
  }
  return undefined;
}

function whyAlwaysRefused(steps: readonly Step[]): string | undefined {
  const refused = steps.find((step) => step.kind === 'approval' && step.refuses === 1);
  return refused?.kind === 'approval' ? `"${refused.who}" refuses at every turn` : undefined;
}

function whyAlwaysSeen(steps: readonly Step[], numbers: CheckedModel | null): string | undefined {
  if (numbers === null) return undefined;
  const bugs = numbers.model.bugs.filter(({ present }) => present !== 0);
  const checks = checksAtGates(steps);
  // Without a gate it is seen once, at the stage's end.
  const found = bugs.find(({ shows }) => shows.some((showing) => showing.found));
  if (found !== undefined && checks.length > 0) return `\`${found.name}\`, once found, is seen at every turn`;
  for (const check of checks) {
    const seen = bugs.find(({ name }) => alwaysSees(numbers, check, name));
    if (seen !== undefined) return `\`gate ${check}\` sees \`${seen.name}\` at every turn`;
    const moving = bugs.find(({ name }) => moves(numbers, check, name));
    if (moving !== undefined) return `\`gate ${check}\` may see \`${moving.name}\` at every turn`;
  }
  return undefined;
}

function whyAlwaysAlarmed(steps: readonly Step[], numbers: CheckedModel | null): string | undefined {
  const checks = new Set(checksAtGates(steps));
  const certain = numbers?.model.checks.find(({ name, gate }) => checks.has(name) && gate.falseAlarm === 1);
  return certain === undefined ? undefined : `\`gate ${certain.name}\` gives a false alarm at every turn`;
}

/** Where nothing that is read is random, every turn is like the last. */
function whyAlwaysMarginal(steps: readonly Step[], numbers: CheckedModel | null): string | undefined {
  if (numbers === null) return undefined;
  const { readings } = numbers.draft;
  const constant = checksAtGates(steps).find((check) => {
    const metrics = numbers.healths.get(check)?.health.metrics ?? [];
    return metrics.length > 0 && metrics.every(({ name }) => readings.get(name)?.reads.kind === 'fixed');
  });
  return constant === undefined ? undefined : `what \`gate ${constant}\` reads is the same at every turn`;
}

function alwaysSees({ model }: CheckedModel, check: string, bug: string): boolean {
  const numbers = model.checks.find(({ name }) => name === check);
  if (numbers === undefined) return false;
  const { blind, gate } = numbers;
  const detects = Object.hasOwn(gate.detectsBug, bug) ? gate.detectsBug[bug] : gate.detects;
  return blind < 1 && detects === 1;
}

function moves({ draft, healths }: CheckedModel, check: string, bug: string): boolean {
  const health = healths.get(check);
  if (health === undefined || sightOf(check, draft, healths) !== 'metrics') return false;
  return movingBugs(health, draft).some(({ name }) => name === bug);
}

/** Names of the checks of its gates, each once, in their order. */
function checksAtGates(steps: readonly Step[]): readonly string[] {
  const names = steps.flatMap((step) => (step.kind === 'gate' || step.kind === 'gate-canary' ? [step.check] : []));
  return [...new Set(names)];
}
