/** `maxDown` and `maxSurge`: how many servers may be down, or stand beside those that they replace. */
import type { Amount, Constraint } from '../../program/index.ts';
import type { Amount as AmountNode, MaxDown, MaxSurge } from '../../syntax/tree.ts';
import { planMessages } from '../messages/plans.ts';
import { expectCount, expectShareOfServers, readQuantity } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { checkLevel, checkPer } from '../selections/check-level.ts';
import type { SelectionContext } from '../selections/selection-context.ts';
import { isDoubtful } from '../source.ts';

type Body<Kind extends Constraint['kind']> = Omit<Extract<Constraint, { kind: Kind }>, 'location' | 'text' | 'within'>;

export function checkMaxDown(context: SelectionContext, node: MaxDown): Body<'maxDown'> | undefined {
  const amount = checkAmount(context, node.limit);
  const rollback = node.inRollback === undefined ? null : checkAmount(context, node.inRollback);
  const per = checkPer(context, node.per, node.limit?.level?.level);
  if (amount === undefined || rollback === undefined || per === undefined) return undefined;
  warnNothingToRound(context, node, [amount, ...(rollback === null ? [] : [rollback])]);
  return { kind: 'maxDown', amount, per, rollback, rounded: node.roundedUp ? 'up' : 'down' };
}

/** What stands beside others is counted in servers. */
export function checkMaxSurge(context: SelectionContext, node: MaxSurge): Body<'maxSurge'> | undefined {
  const level = node.limit?.level;
  if (level !== undefined && level.level !== 'server') {
    context.report.add(planMessages.create('surge-of-level', { level: level.level }, at(context, level)));
    return undefined;
  }
  const amount = checkAmount(context, node.limit);
  const per = checkPer(context, node.per, 'server');
  if (amount === undefined || per === undefined) return undefined;
  warnNothingToRound(context, node, [amount]);
  return { kind: 'maxSurge', amount, per, rounded: node.roundedUp ? 'up' : 'down' };
}

function warnNothingToRound(context: SelectionContext, node: MaxDown | MaxSurge, amounts: readonly Amount[]): void {
  if (!node.roundedUp || amounts.some(({ kind }) => kind === 'share')) return;
  context.report.add(planMessages.create('nothing-to-round', {}, at(context, node)));
}

function checkAmount(context: SelectionContext, node: AmountNode | undefined): Amount | undefined {
  if (node === undefined) {
    context.report.missing();
    return undefined;
  }
  if (node.level !== undefined) {
    const level = checkLevel(context, node.level);
    const count = expectCount(context, node.quantity, `The number of ${node.level.level}s`, 0);
    return level === undefined || count === undefined ? undefined : { kind: 'count', count, level };
  }
  const value = readQuantity(context, node.quantity);
  // What the parser stumbled over beside the number says better what is missing.
  if (value?.kind === 'number' && isDoubtful(context.file, node)) {
    context.report.missing();
    return undefined;
  }
  if (value?.kind === 'number') {
    const args = { count: value.number };
    context.report.add(planMessages.create('amount-without-level', args, at(context, node)));
    return undefined;
  }
  if (value === undefined) return undefined;
  const share = expectShareOfServers(context, node.quantity);
  return share === undefined ? undefined : { kind: 'share', share };
}
