import type { Distribution } from '../../program/index.ts';
import type { DistributionCall, Distribution as DistributionNode } from '../../syntax/tree.ts';
import { distributionMessages } from '../messages/distributions.ts';
import { compareExact, exactly, NOTHING, percentText, plus, WHOLE } from '../quantities/shares.ts';
import { readLiteral } from '../quantities/value.ts';
import { at } from '../report.ts';
import { quantityOf } from './arguments.ts';
import type { DistributionContext } from './distribution-context.ts';
import { reportForm } from './report-form.ts';
import type { DistributionUnit } from './unit.ts';

/** `mix(90% 5m, 10% exponential(mean 1h))`; a part of 0% is left out. */
export function checkMix(
  context: DistributionContext,
  unit: DistributionUnit,
  call: DistributionCall,
  checkPart: (
    context: DistributionContext,
    unit: DistributionUnit,
    node: DistributionNode | undefined,
  ) => Distribution | undefined,
): Distribution | undefined {
  if (call.args.length === 0) return reportForm(context, unit, call, ['parts']);
  let sum = NOTHING;
  let sound = true;
  const parts: { weight: number; of: Distribution }[] = [];
  for (const argument of call.args) {
    const node = argument.value?.kind === 'distribution' ? argument.value : quantityOf(argument);
    if (argument.weight === undefined || argument.label !== undefined || node === undefined) {
      return reportForm(context, unit, call, argument.weight === undefined ? ['weights'] : []);
    }
    const weight = readLiteral(context, argument.weight);
    const of = checkPart(context, unit, node);
    if (weight?.kind !== 'percent' || of === undefined) {
      sound = false;
      continue;
    }
    sum = plus(sum, exactly(weight.share));
    if (weight.fraction > 0) parts.push({ weight: weight.fraction, of });
  }
  if (!sound) return undefined;
  if (compareExact(sum, WHOLE) !== 0) {
    context.report.add(distributionMessages.create('mix-weights', { sum: percentText(sum) }, at(context, call)));
    return undefined;
  }
  return { kind: 'mix', parts };
}
