/** Every plan ends: a retry without a bound needs a chance to succeed at every turn. */
import type { Action, Bug, Check, Handler, Model, Stage, Step, Watch } from '../../program/index.ts';
import { planMessages } from '../messages/plans.ts';
import type { Report } from '../report.ts';

/** What a handler answers to: the gates of these steps, and these watches. */
export interface Reach {
  readonly stages: readonly Pick<Stage, 'steps'>[];
  readonly watches: readonly Watch[];
}

export function reportEndlessRetry(report: Report, handler: Handler, reach: Reach, model: Model | null): void {
  if (!retriesForEver(handler.action)) return;
  const why = whyEndless(handler, reach, model);
  if (why !== undefined) report.add(planMessages.create('endless-retry', { why }, handler.location));
}

function retriesForEver(action: Action): boolean {
  switch (action.kind) {
    case 'retry':
      return action.atMost === null || retriesForEver(action.then);
    case 'pause':
      return retriesForEver(action.then);
    case 'rollback':
    case 'rollback-in':
    case 'rollback-stage':
    case 'stop':
    case 'continue':
      return false;
  }
}

function whyEndless({ trigger }: Handler, reach: Reach, model: Model | null): string | undefined {
  switch (trigger.kind) {
    case 'blocked':
      return 'what is blocked stays blocked';
    case 'unhealthy':
      return model === null ? undefined : whyAlwaysUnhealthy(reach, model);
    case 'false-alarm':
      return model === null ? undefined : whyAlwaysAlarmed(reach, model);
    // Both come at most once in a run of their stage or plan.
    case 'failures':
    case 'timeout':
      return undefined;
  }
}

function whyAlwaysUnhealthy(reach: Reach, model: Model): string | undefined {
  const bugs = model.bugs.filter(({ present }) => present !== 0);
  const found = bugs.find(({ shows }) => shows.some((showing) => showing.found));
  if (found !== undefined) return `\`${found.name}\`, once found, is seen at every turn`;
  const [watch] = reach.watches;
  const [bug] = bugs;
  if (watch !== undefined && bug !== undefined) return `what \`watch ${watch.check}\` has seen, it sees at every turn`;
  for (const check of checksAtGates(reach, model)) {
    const seen = bugs.find((candidate) => alwaysSees(check, candidate));
    if (seen !== undefined) return `\`gate ${check.name}\` sees \`${seen.name}\` at every turn`;
  }
  return whyAlwaysAlarmed(reach, model);
}

function whyAlwaysAlarmed(reach: Reach, model: Model): string | undefined {
  const certain = checksAtGates(reach, model).find(({ gate }) => gate.falseAlarm === 1);
  return certain === undefined ? undefined : `\`gate ${certain.name}\` gives a false alarm at every turn`;
}

function alwaysSees({ blind, gate }: Check, bug: Bug): boolean {
  const detects = Object.hasOwn(gate.detectsBug, bug.name) ? gate.detectsBug[bug.name] : gate.detects;
  return blind < 1 && detects === 1;
}

function checksAtGates(reach: Reach, model: Model): readonly Check[] {
  const names = new Set(reach.stages.flatMap(({ steps }) => gatesIn(steps)));
  return model.checks.filter(({ name }) => names.has(name));
}

function gatesIn(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'gate' ? [step.check] : 'steps' in step ? gatesIn(step.steps) : []));
}
