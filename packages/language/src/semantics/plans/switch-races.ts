/** Flags that one stage enables and another, which runs at the same time, disables. */

import { addTo } from '../../grouping.ts';
import type { Name } from '../../syntax/tree.ts';
import { planMessages } from '../messages/plans.ts';
import { at, type Context } from '../report.ts';
import type { PlacedStage } from './stage-graph.ts';
import { laterThan } from './stage-order.ts';
import { stepsOf } from './walk-steps.ts';

interface Switch {
  readonly stage: string;
  readonly flag: Name;
}

/** Once for each flag and each stage that disables it. */
export function warnSwitchRaces(context: Context, placed: readonly PlacedStage[]): void {
  const enabled = new Map<string, Switch[]>();
  const disabled: Switch[] = [];
  for (const { node } of placed) {
    const own = new Set<string>();
    for (const step of stepsOf(node)) {
      if ((step.kind !== 'enable' && step.kind !== 'disable') || step.flag.missing) continue;
      const { flag, kind } = step;
      if (own.has(`${kind} ${flag.text}`)) continue;
      own.add(`${kind} ${flag.text}`);
      const one = { stage: node.name.text, flag };
      if (kind === 'disable') disabled.push(one);
      else addTo(enabled, flag.text, one);
    }
  }
  const racing = disabled.filter(({ stage, flag }) => enabled.get(flag.text)?.some((one) => one.stage !== stage));
  if (racing.length === 0) return;
  const later = laterThan(placed.map(({ node, after }) => ({ name: node.name.text, after })));
  const isLater = (stage: string, other: string): boolean => later.get(other)?.has(stage) === true;
  for (const { stage, flag } of racing) {
    const others = enabled.get(flag.text) ?? [];
    if (!context.report.spend(others.length)) break;
    const beside = others.find(
      (one) => one.stage !== stage && !isLater(stage, one.stage) && !isLater(one.stage, stage),
    );
    if (beside === undefined) continue;
    const related = [{ ...at(context, beside.flag), message: 'enabled here' }];
    const args = { flag: flag.text, own: stage, other: beside.stage };
    context.report.add(planMessages.create('switch-race', args, { ...at(context, flag), related }));
  }
}
