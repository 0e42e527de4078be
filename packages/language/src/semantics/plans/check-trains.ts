/** `next train`: where it may stand, and what a channel that has it may do. */
import type { Action, Channel, Handler, NextTrainAction, Plan, Stage, Step } from '../../syntax/tree.ts';
import { channelMessages } from '../messages/channels.ts';
import { at, type Context } from '../report.ts';
import { isBroken } from '../source.ts';
import { headOf, stagesOf, stepsOf } from './walk-steps.ts';

const SHOWN_NAMES = 5;

export function checkTrains(context: Context, plan: Plan): void {
  const stages = stagesOf(plan);
  const ofPlan = trainHandlers(context, plan);
  for (const handler of ofPlan) {
    const without = stages.filter((stage) => stage.kind === 'stage' && !answers(stage, handler));
    if (without.length > 0) reportTrainless(context, handler, without);
  }
  for (const stage of stages) {
    const own = trainHandlers(context, stage);
    if (stage.kind === 'stage') for (const handler of own) reportTrainless(context, handler, [stage], true);
    else if (own.length > 0 || ofPlan.some((handler) => !answers(stage, handler))) checkChannel(context, stage);
  }
}

/** Handlers that may take a change off its train, and are written to their end: of several for one trigger the first. */
function trainHandlers({ file }: Context, { items }: Plan | Stage | Channel): readonly Handler[] {
  const first = new Map<string | undefined, Handler>();
  for (const item of items) {
    if (item.kind === 'handler' && !first.has(item.trigger?.kind)) first.set(item.trigger?.kind, item);
  }
  return [...first.values()].filter((handler) => trainIn(handler.action) !== undefined && !isBroken(file, handler));
}

function trainIn(action: Action | undefined): NextTrainAction | undefined {
  switch (action?.kind) {
    case 'next-train':
      return action;
    case 'pause':
    case 'retry':
      return trainIn(action.then);
    case 'ask':
      return trainIn(action.else);
    case 'rollback':
    case 'rollback-stage':
    case 'stop':
    case 'continue':
    case 'disable-action':
    case undefined:
      return undefined;
  }
}

/** A stage's own handler hides the plan's for the same trigger. */
function answers({ items }: Stage | Channel, { trigger }: Handler): boolean {
  return items.some((item) => item.kind === 'handler' && item.trigger?.kind === trigger?.kind);
}

function reportTrainless(
  context: Context,
  handler: Handler,
  stages: readonly (Stage | Channel)[],
  isOwn = false,
): void {
  const names = stages.map(({ name }) => name.text);
  const args = {
    stages: names.slice(0, SHOWN_NAMES),
    more: Math.max(0, names.length - SHOWN_NAMES),
    trigger: isOwn ? undefined : (handler.trigger?.kind.slice('on-'.length).replace('-', ' ') ?? 'unhealthy'),
  };
  context.report.add(channelMessages.create('no-train', args, at(context, trainIn(handler.action) ?? handler)));
}

function checkChannel(context: Context, channel: Channel): void {
  for (const step of stepsOf(channel)) {
    const what = whatStays(step);
    if (what === undefined) continue;
    const args = { what, channel: channel.name.text };
    context.report.add(channelMessages.create('not-on-train', args, at(context, { span: headOf(context, step) })));
  }
}

/** The words of a step that would not go back with the train. */
function whatStays(step: Step): string | undefined {
  switch (step.kind) {
    case 'deploy':
    case 'each':
    case 'ramp':
    case 'enable':
    case 'disable':
      return step.kind;
    case 'shift-traffic':
      return 'shift traffic';
    case 'retire-blue':
      return 'retire blue';
    case 'schema-change':
      return step.phase;
    case 'release':
    case 'wait':
    case 'wait-until':
    case 'gate':
    case 'gate-canary':
    case 'gate-approval':
    case 'run':
      return undefined;
  }
}
