/** Waits: for a time, for evidence, for confidence, for a moment on the clock. */
import type { Distribution, Step } from '../../program/index.ts';
import type { Moment, UntilConfidence, UntilEvery, UntilNext, WaitFor } from '../../syntax/tree.ts';
import { checkDate } from '../calendar/check-date.ts';
import { checkZone } from '../calendar/check-zone.ts';
import { WEEKDAYS } from '../calendar/dates.ts';
import { checkDistribution } from '../distributions/check-distribution.ts';
import { leastDraw } from '../distributions/least-draw.ts';
import { waitMessages } from '../messages/waits.ts';
import { expectConfidence, expectCount, expectPositiveDuration } from '../quantities/expect.ts';
import { at } from '../report.ts';
import type { PlanContext } from './plan-context.ts';
import { mayHaveLoad } from './plan-services.ts';

type Body<Kind extends Step['kind']> = Omit<Extract<Step, { kind: Kind }>, 'location' | 'text' | 'doc'>;
type Evidence = Body<'wait'>['evidence'];

export function checkWait(context: PlanContext, node: WaitFor): Body<'wait'> | undefined {
  if (node.duration?.kind === 'number' && node.duration.unit?.unit === 'requests') {
    const args = { requests: node.duration.text };
    context.report.add(waitMessages.create('requests-alone', args, at(context, node.duration)));
    return undefined;
  }
  const takes = checkDistribution(context, 'time', node.duration);
  const evidence = checkEvidence(context, node, takes);
  return takes === undefined || evidence === undefined ? undefined : { kind: 'wait', takes, evidence };
}

function checkEvidence(context: PlanContext, node: WaitFor, takes: Distribution | undefined): Evidence | undefined {
  if (node.requests === undefined) {
    if (node.atMost !== undefined) context.report.missing();
    return null;
  }
  const requests = expectCount(context, node.requests, 'The number of requests');
  const atMost = node.atMost === undefined ? null : expectPositiveDuration(context, node.atMost, 'The longest wait');
  if (context.fleetless) return undefined;
  if (!mayHaveLoad(context.services)) {
    const named = context.services.named.map(({ service }) => service.name);
    context.report.add(waitMessages.create('no-load', { named }, at(context, node.requests)));
    return undefined;
  }
  if (requests === undefined || atMost === undefined) return undefined;
  if (takes !== undefined && atMost !== null && node.atMost !== undefined && atMost < leastDraw(takes)) {
    context.report.add(waitMessages.create('at-most-below-wait', {}, at(context, node.atMost)));
    return undefined;
  }
  return { requests, atMost };
}

export function checkMoment(
  context: PlanContext,
  node: Moment | undefined,
): Body<'wait-confidence'> | Body<'wait-next'> | Body<'wait-every'> | undefined {
  switch (node?.kind) {
    case undefined:
      context.report.missing();
      return undefined;
    case 'until-confidence':
      return checkConfidence(context, node);
    case 'until-next':
      return checkNext(context, node);
    case 'until-every':
      return checkEvery(context, node);
  }
}

function checkConfidence(context: PlanContext, node: UntilConfidence): Body<'wait-confidence'> | undefined {
  const level = expectConfidence(context, node.confidence);
  const atMost = expectPositiveDuration(context, node.atMost, 'The longest wait');
  if (level === undefined || atMost === undefined || node.confidence === undefined) return undefined;
  if (level === 0 || level === 1) {
    context.report.add(waitMessages.create('confidence-range', { certain: level === 1 }, at(context, node.confidence)));
    return undefined;
  }
  const { numbers } = context;
  if (
    numbers?.complete === true &&
    !numbers.model.bugs.some(({ surfaces, present }) => surfaces !== null && present !== 0)
  ) {
    context.report.add(waitMessages.create('nothing-surfaces', {}, at(context, node)));
    return undefined;
  }
  return { kind: 'wait-confidence', level, atMost };
}

function checkNext(context: PlanContext, { day, time, zone: written }: UntilNext): Body<'wait-next'> | undefined {
  const zone = written === undefined ? null : checkZone(context, written);
  if (day === undefined || time === undefined) {
    context.report.missing();
    return undefined;
  }
  return zone === undefined ? undefined : { kind: 'wait-next', day: WEEKDAYS[day.day], minute: time.minutes, zone };
}

function checkEvery(context: PlanContext, node: UntilEvery): Body<'wait-every'> | undefined {
  const every = expectPositiveDuration(context, node.every, 'The time between two departures');
  const zone = node.zone === undefined ? null : checkZone(context, node.zone);
  if (node.from === undefined) {
    context.report.missing();
    return undefined;
  }
  const from = checkDate(context, node.from);
  if (every === undefined || zone === undefined || from === undefined) return undefined;
  return { kind: 'wait-every', every, from, zone };
}
