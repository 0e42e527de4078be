/** Handlers of a stage or a plan. */
import type { Action, Handler, Trigger } from '../../program/index.ts';
import type {
  Action as ActionNode,
  Handler as HandlerNode,
  NextTrainAction,
  Trigger as TriggerNode,
} from '../../syntax/tree.ts';
import { checkDistribution } from '../distributions/check-distribution.ts';
import { channelMessages } from '../messages/channels.ts';
import { planMessages } from '../messages/plans.ts';
import { expectCount, expectPositiveDuration, expectProbability } from '../quantities/expect.ts';
import { at } from '../report.ts';
import type { PlanContext } from './plan-context.ts';

export function checkHandlers(context: PlanContext, nodes: readonly HandlerNode[]): readonly Handler[] {
  const handlers: Handler[] = [];
  for (const node of nodes) {
    const trigger = checkTrigger(context, node.trigger);
    const action = checkAction(context, node.action);
    if (trigger === undefined || action === undefined) continue;
    const other = handlers.find((handler) => handler.trigger.kind === trigger.kind);
    if (other !== undefined) {
      const related = [{ ...other.location, message: 'the other one' }];
      const finding = { ...at(context, node.trigger ?? node), related };
      context.report.add(planMessages.create('duplicate-handler', { trigger: triggerName(trigger) }, finding));
      continue;
    }
    handlers.push({ trigger, action, location: at(context, node) });
  }
  return handlers;
}

/** A trigger as it is written after `on`. */
export function triggerName(trigger: Trigger): string {
  return trigger.kind === 'false-alarm' ? 'false alarm' : trigger.kind;
}

function checkTrigger(context: PlanContext, node: TriggerNode | undefined): Trigger | undefined {
  switch (node?.kind) {
    case undefined:
      context.report.missing();
      return undefined;
    case 'on-unhealthy':
      return { kind: 'unhealthy' };
    case 'on-false-alarm':
      return { kind: 'false-alarm' };
    case 'on-blocked':
      return { kind: 'blocked' };
    case 'on-failures': {
      const over = expectProbability(context, node.over);
      const atLeast =
        node.ofAtLeast === undefined ? null : expectCount(context, node.ofAtLeast, 'The number of servers');
      return over === undefined || atLeast === undefined ? undefined : { kind: 'failures', over, atLeast };
    }
    case 'on-timeout': {
      const after = expectPositiveDuration(context, node.after, 'A timeout');
      return after === undefined ? undefined : { kind: 'timeout', after };
    }
    case 'on-refusal':
      return { kind: 'refusal' };
    case 'on-marginal':
      return { kind: 'marginal' };
  }
}

function checkAction(context: PlanContext, node: ActionNode | undefined): Action | undefined {
  switch (node?.kind) {
    case undefined:
      context.report.missing();
      return undefined;
    case 'rollback': {
      if (node.in === undefined) return { kind: 'rollback' };
      const takes = checkDistribution(context, 'time', node.in);
      return takes === undefined ? undefined : { kind: 'rollback-in', takes };
    }
    case 'rollback-stage':
    case 'stop':
    case 'continue':
      return { kind: node.kind };
    case 'ask': {
      if (node.who === undefined) context.report.missing();
      const takes = checkDistribution(context, 'time', node.takes);
      const continues = expectProbability(context, node.continues);
      const otherwise = checkAction(context, node.else);
      if (node.who === undefined || takes === undefined || continues === undefined || otherwise === undefined) {
        return undefined;
      }
      return { kind: 'ask', who: node.who.text, takes, continues, otherwise };
    }
    case 'pause': {
      const takes = checkDistribution(context, 'time', node.for);
      const then = checkAction(context, node.then);
      return takes === undefined || then === undefined ? undefined : { kind: 'pause', takes, then };
    }
    case 'retry': {
      const atMost = node.atMost === undefined ? null : expectCount(context, node.atMost, 'The number of retries');
      const then: Action | undefined = node.then === undefined ? { kind: 'rollback' } : checkAction(context, node.then);
      if (node.atMost === undefined && node.then !== undefined) {
        context.report.add(planMessages.create('then-never', {}, at(context, node.then)));
      }
      return atMost === undefined || then === undefined ? undefined : { kind: 'retry', atMost, then };
    }
    case 'next-train':
      return checkNextTrain(context, node);
    case 'disable-action': {
      const flag = context.findFlag(node.flag);
      return flag === undefined ? undefined : { kind: 'disable', flag: flag.flag.name };
    }
  }
}

const TRAINS = 3;
const MOST_TRAINS = 20;

/** Where it may stand is looked at when the whole plan is known. */
function checkNextTrain(context: PlanContext, node: NextTrainAction): Action | undefined {
  const atMost = node.atMost === undefined ? TRAINS : expectCount(context, node.atMost, 'The number of trains');
  const then: Action | undefined = node.then === undefined ? { kind: 'stop' } : checkAction(context, node.then);
  if (atMost === undefined || then === undefined) return undefined;
  if (atMost > MOST_TRAINS) {
    context.report.add(channelMessages.create('too-many-trains', {}, at(context, node.atMost ?? node)));
    return undefined;
  }
  return { kind: 'next-train', atMost, then };
}
