/** From a distribution as written to what it is. */
import type { Distribution } from '../../program/index.ts';
import { DISTRIBUTIONS } from '../../schema/index.ts';
import type { DistributionCall, Distribution as DistributionNode } from '../../syntax/tree.ts';
import { distributionMessages } from '../messages/distributions.ts';
import { at } from '../report.ts';
import { replaceWith } from '../suggest.ts';
import { checkEmpirical } from './check-empirical.ts';
import { checkFamily } from './check-family.ts';
import { checkMix } from './check-mix.ts';
import { checkUniform } from './check-uniform.ts';
import type { DistributionContext } from './distribution-context.ts';
import { FAMILIES } from './families.ts';
import { meanOf } from './mean.ts';
import { type DistributionUnit, expectOfUnit, LARGEST_MEAN } from './unit.ts';

/** The distribution, in milliseconds or server-hours; undefined, with a report, where it is none. */
export function checkDistribution(
  context: DistributionContext,
  unit: DistributionUnit,
  node: DistributionNode | undefined,
): Distribution | undefined {
  if (node === undefined) {
    context.report.missing();
    return undefined;
  }
  if (node.kind !== 'distribution') {
    const value = expectOfUnit(context, unit, node);
    return value === undefined ? undefined : { kind: 'fixed', value };
  }
  const distribution = checkCall(context, unit, node);
  if (distribution === undefined) return undefined;
  if (!(meanOf(distribution) <= LARGEST_MEAN[unit].number)) {
    const args = { name: node.name.text, most: LARGEST_MEAN[unit].text };
    context.report.add(distributionMessages.create('distribution-mean', args, at(context, node)));
    return undefined;
  }
  return distribution;
}

function checkCall(
  context: DistributionContext,
  unit: DistributionUnit,
  call: DistributionCall,
): Distribution | undefined {
  if (call.name.missing) {
    context.report.missing();
    return undefined;
  }
  switch (call.name.text) {
    case 'uniform':
      return checkUniform(context, unit, call);
    case 'mix':
      return checkMix(context, unit, call, checkDistribution);
    case 'empirical':
      return checkEmpirical(context, unit, call);
  }
  const forms = FAMILIES.get(call.name.text);
  if (forms !== undefined) return checkFamily(context, unit, call, forms);

  const known = DISTRIBUTIONS.map(({ name }) => name);
  const suggestion = context.report.suggest(call.name.text, known);
  const location = at(context, call.name);
  context.report.add(
    distributionMessages.create(
      'unknown-distribution',
      { name: call.name.text, suggestion, known },
      { ...location, fix: replaceWith(location, suggestion) },
    ),
  );
  return undefined;
}
