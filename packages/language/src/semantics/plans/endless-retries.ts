/** Every plan ends: a retry without a bound needs a chance to succeed at every turn. */
import type { Action, Bug, Check, Handler, Model, Stage, Step } from '../../program/index.ts';
import { planMessages } from '../messages/plans.ts';
import type { Report } from '../report.ts';

/** Of what a handler answers to, what a retry runs again: gates and `run`s. A watch's alarm for a bug comes once. */
type Stages = readonly Pick<Stage, 'steps'>[];

export function reportEndlessRetry(report: Report, handler: Handler, stages: Stages, model: Model | null): void {
  if (!retriesForEver(handler.action)) return;
  const why = whyEndless(handler, stages, model);
  if (why !== undefined) report.add(planMessages.create('endless-retry', { why }, handler.location));
}

function retriesForEver(action: Action): boolean {
  switch (action.kind) {
    case 'retry':
      return action.atMost === null || retriesForEver(action.then);
    case 'pause':
      return retriesForEver(action.then);
    case 'ask':
      return retriesForEver(action.otherwise);
    case 'rollback':
    case 'rollback-in':
    case 'rollback-stage':
    case 'stop':
    case 'continue':
      return false;
  }
}

function whyEndless({ trigger }: Handler, stages: Stages, model: Model | null): string | undefined {
  switch (trigger.kind) {
    case 'blocked':
      return 'what is blocked stays blocked';
    case 'unhealthy':
      return whyAlwaysFailing(stages) ?? (model === null ? undefined : whyAlwaysUnhealthy(stages, model));
    case 'false-alarm':
      return model === null ? undefined : whyAlwaysAlarmed(stages, model);
    // Both come at most once in a run of their stage or plan.
    case 'failures':
    case 'timeout':
    case 'refusal':
    case 'marginal':
      return undefined;
  }
}

function whyAlwaysFailing(stages: Stages): string | undefined {
  for (const { steps } of stages) {
    for (const step of allSteps(steps)) {
      if (step.kind === 'run' && step.fails === 1) return `\`run "${step.label}"\` fails at every turn`;
    }
  }
  return undefined;
}

function whyAlwaysUnhealthy(stages: Stages, model: Model): string | undefined {
  const bugs = model.bugs.filter(({ present }) => present !== 0);
  const checks = checksAtGates(stages, model);
  // Without a gate it is seen once, at the stage's end.
  const found = bugs.find(({ shows }) => shows.some((showing) => showing.found));
  if (found !== undefined && checks.length > 0) return `\`${found.name}\`, once found, is seen at every turn`;
  for (const check of checks) {
    const seen = bugs.find((candidate) => alwaysSees(check, candidate));
    if (seen !== undefined) return `\`gate ${check.name}\` sees \`${seen.name}\` at every turn`;
  }
  return whyAlwaysAlarmed(stages, model);
}

function whyAlwaysAlarmed(stages: Stages, model: Model): string | undefined {
  const certain = checksAtGates(stages, model).find(({ gate }) => gate.falseAlarm === 1);
  return certain === undefined ? undefined : `\`gate ${certain.name}\` gives a false alarm at every turn`;
}

function alwaysSees({ blind, gate }: Check, bug: Bug): boolean {
  const detects = Object.hasOwn(gate.detectsBug, bug.name) ? gate.detectsBug[bug.name] : gate.detects;
  return blind < 1 && detects === 1;
}

function checksAtGates(stages: Stages, model: Model): readonly Check[] {
  const steps = stages.flatMap((stage) => allSteps(stage.steps));
  const names = new Set(steps.flatMap((step) => (step.kind === 'gate' ? [step.check] : [])));
  return model.checks.filter(({ name }) => names.has(name));
}

/** The steps and those of their blocks. */
function allSteps(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => ('steps' in step ? [step, ...allSteps(step.steps)] : [step]));
}
