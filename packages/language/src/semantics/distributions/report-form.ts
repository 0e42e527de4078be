import { DISTRIBUTIONS } from '../../schema/index.ts';
import type { DistributionCall } from '../../syntax/tree.ts';
import { distributionMessages } from '../messages/distributions.ts';
import { at, type Context } from '../report.ts';
import { isBroken } from '../source.ts';
import { type DistributionUnit, SUFFIX } from './unit.ts';

/** Says that a distribution is not written in one of its forms. */
export function reportForm(
  context: Context,
  unit: DistributionUnit,
  call: DistributionCall,
  missing: readonly string[],
): undefined {
  // Where the parser has found an error inside, it is not known what it is told.
  if (isBroken(context.file, call)) {
    context.report.missing();
    return undefined;
  }
  const name = call.name.text;
  const written = DISTRIBUTIONS.find((distribution) => distribution.name === name)?.forms ?? [];
  const forms = unit === 'time' ? written : written.map((form) => form.replace(/\b(\d+)[mh]\b/g, `$1${SUFFIX[unit]}`));
  context.report.add(distributionMessages.create('distribution-form', { name, forms, missing }, at(context, call)));
  return undefined;
}
