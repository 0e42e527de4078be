import type { Distribution } from '../../program/index.ts';
import type { DistributionCall } from '../../syntax/tree.ts';
import { distributionMessages } from '../messages/distributions.ts';
import type { QuantityContext } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { reportForm } from './report-form.ts';
import { type DistributionUnit, expectOfUnit } from './unit.ts';

/** `uniform(2m..6m)`; with equal ends it is that value. */
export function checkUniform(
  context: QuantityContext,
  unit: DistributionUnit,
  call: DistributionCall,
): Distribution | undefined {
  const [argument] = call.args;
  const range = argument?.value;
  if (argument?.label !== undefined || argument?.weight !== undefined || call.args.length > 1) {
    return reportForm(context, unit, call, []);
  }
  if (range?.kind !== 'range') return reportForm(context, unit, call, ['range']);
  const low = expectOfUnit(context, unit, range.from);
  const high = expectOfUnit(context, unit, range.to);
  if (low === undefined || high === undefined) return undefined;
  if (low > high) {
    const args = { smaller: 'The first end', larger: 'the second', mayEqual: true };
    context.report.add(distributionMessages.create('distribution-order', args, at(context, range)));
    return undefined;
  }
  return low === high ? { kind: 'fixed', value: low } : { kind: 'uniform', low, high };
}
