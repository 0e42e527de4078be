/** `channel beta for early-adopters departs every 4w from 2026-01-13` */
import type { Channel, Milliseconds } from '../../program/index.ts';
import type { Channel as ChannelNode } from '../../syntax/tree.ts';
import { readRing } from '../audiences/read-people.ts';
import { checkDate } from '../calendar/check-date.ts';
import { checkZone } from '../calendar/check-zone.ts';
import { channelMessages } from '../messages/channels.ts';
import { expectPositiveDuration } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { sentenceOf } from '../sentence.ts';
import type { PlanContext } from './plan-context.ts';

const DAY: Milliseconds = 86_400_000;
const LONGEST_PERIOD: Milliseconds = 520 * 7 * DAY;

/** null where part of it is missing or wrong, which has been reported. */
export function checkChannel(context: PlanContext, node: ChannelNode): Channel | null {
  const ring = readRing(context, node.ring);
  const every = checkPeriod(context, node);
  const zone = node.zone === undefined ? null : checkZone(context, node.zone);
  if (node.from === undefined) context.report.missing();
  const from = node.from === undefined ? undefined : checkDate(context, node.from);
  if (ring === undefined || every === undefined || zone === undefined || from === undefined) return null;
  return { ring, every, from, zone, text: textOf(context, node) };
}

function checkPeriod(context: PlanContext, { every: node }: ChannelNode): Milliseconds | undefined {
  const every = expectPositiveDuration(context, node, 'The time between two departures');
  if (every === undefined || node === undefined) return every;
  const long = every > LONGEST_PERIOD;
  if (!long && every % DAY === 0) return every;
  context.report.add(channelMessages.create('train-period', { long }, at(context, node)));
  return undefined;
}

/** The sentence up to its block. */
function textOf({ file }: PlanContext, node: ChannelNode): string {
  const start = node.doc === undefined ? node.span.start : Math.max(node.span.start, node.doc.span.end);
  const last = node.zone ?? node.from ?? node.every ?? node.ring;
  return sentenceOf(file.text, { start, end: last.span.end });
}
