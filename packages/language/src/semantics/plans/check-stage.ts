import type { Stage } from '../../program/index.ts';
import type { OrderedPlaces } from '../constraints/ordered-places.ts';
import { planMessages } from '../messages/plans.ts';
import { itemsOf } from '../once.ts';
import { at } from '../report.ts';
import { isBroken } from '../source.ts';
import { checkChannel } from './check-channel.ts';
import { checkHandlers } from './check-handlers.ts';
import { checkSteps } from './check-steps.ts';
import type { PlanContext } from './plan-context.ts';
import { checkSentences, isConstraint, refuseTimes } from './plan-sentences.ts';
import type { PlacedStage } from './stage-graph.ts';
import { isStep } from './walk-steps.ts';

export interface CheckedStage {
  readonly stage: Stage;
  readonly orders: readonly OrderedPlaces[];
}

export function checkStage(context: PlanContext, { node, after }: PlacedStage): CheckedStage {
  const steps = node.items.filter(isStep);
  const constraints = node.items.filter(isConstraint);
  // Where the parser has found an error, the steps may be there and nobody can see them.
  if (steps.length === 0 && isBroken(context.file, node)) context.report.missing();
  else if (steps.length === 0 && node.kind === 'stage') {
    context.report.add(planMessages.create('empty-stage', { name: node.name.text }, at(context, node.name)));
  }
  refuseTimes(context, constraints);
  const { orders, ...sentences } = checkSentences(context, constraints);
  const stage: Stage = {
    name: node.name.text,
    doc: node.doc?.text ?? '',
    after,
    ...sentences,
    handlers: checkHandlers(context, itemsOf(node.items, 'handler')),
    steps: checkSteps(context, steps),
    channel: node.kind === 'channel' ? checkChannel(context, node) : null,
    location: at(context, node.name),
  };
  return { stage, orders };
}
