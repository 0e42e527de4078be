/** `shift traffic to 1%, 5%, 100%` */
import type { Share } from '../../program/index.ts';
import type { Quantity, ShiftTraffic } from '../../syntax/tree.ts';
import { trafficMessages } from '../messages/traffic.ts';
import { expectShareOfTraffic } from '../quantities/expect.ts';
import { compareExact, exactly, percentText } from '../quantities/shares.ts';
import { at } from '../report.ts';
import type { PlanContext } from './plan-context.ts';

/** Each larger than the one before it, and the first above zero. */
export function checkShares(context: PlanContext, { shares: nodes }: ShiftTraffic): readonly Share[] {
  if (nodes.length === 0) context.report.missing();
  const shares: Share[] = [];
  for (const node of nodes) {
    const share = checkShare(context, node, shares.at(-1));
    if (share !== undefined) shares.push(share);
  }
  return shares;
}

function checkShare(context: PlanContext, node: Quantity, before: Share | undefined): Share | undefined {
  const share = expectShareOfTraffic(context, node);
  if (share === undefined) return undefined;
  if (share.digits === 0) {
    context.report.add(trafficMessages.create('shift-to-nothing', {}, at(context, node)));
    return undefined;
  }
  if (before === undefined || compareExact(exactly(share), exactly(before)) > 0) return share;
  const args = { share: percentText(exactly(share)), before: percentText(exactly(before)) };
  context.report.add(trafficMessages.create('shift-not-growing', args, at(context, node)));
  return undefined;
}
