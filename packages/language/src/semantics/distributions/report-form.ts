import { DISTRIBUTIONS } from '../../schema/index.ts';
import type { DistributionCall } from '../../syntax/tree.ts';
import { distributionMessages } from '../messages/distributions.ts';
import { at, type Context } from '../report.ts';

/** Says that a distribution is not written in one of its forms. */
export function reportForm(context: Context, call: DistributionCall, missing: readonly string[]): undefined {
  const name = call.name.text;
  const forms = DISTRIBUTIONS.find((distribution) => distribution.name === name)?.forms ?? [];
  context.report.add(distributionMessages.create('distribution-form', { name, forms, missing }, at(context, call)));
  return undefined;
}
