/** Amounts of exposure: server-hours, user-hours, or requests. */
import type { Distribution, ExposureUnit } from '../../program/index.ts';
import type { Distribution as DistributionNode } from '../../syntax/tree.ts';
import { distributionMessages } from '../messages/distributions.ts';
import { at } from '../report.ts';
import { sortArguments } from './arguments.ts';
import { checkDistribution } from './check-distribution.ts';
import { fileOfEmpirical } from './check-empirical.ts';
import type { DistributionContext } from './distribution-context.ts';
import { quantitiesIn } from './quantities-in.ts';

/** The distribution and the unit of its amounts; undefined, with a report, where it is none. */
export function checkExposure(
  context: DistributionContext,
  node: DistributionNode | undefined,
): { readonly amount: Distribution; readonly unit: ExposureUnit } | undefined {
  const unit = unitOf(context, node);
  if (unit === undefined) return undefined;
  const amount = checkDistribution(context, unit, node);
  return amount === undefined ? undefined : { amount, unit };
}

/** That of its first amount; undefined, reported, where another is in the other unit. */
function unitOf(context: DistributionContext, node: DistributionNode | undefined): ExposureUnit | undefined {
  if (node === undefined) return 'server-hours';
  const amounts = quantitiesIn(node).flatMap((quantity) =>
    quantity.kind === 'number' && quantity.unit !== undefined ? [{ quantity, unit: quantity.unit.unit }] : [],
  );
  const [first] = amounts;
  if (first === undefined) return unitOfHeader(node) ?? 'server-hours';
  const other = amounts.find(({ unit }) => unit !== first.unit);
  if (other === undefined) return first.unit;
  const args = { here: `\`${other.unit}\``, there: `\`${first.unit}\`` };
  const related = [{ ...at(context, first.quantity), message: `here it is in \`${first.unit}\`` }];
  const finding = { ...at(context, other.quantity), related };
  context.report.add(distributionMessages.create('mixed-units', args, finding));
  return undefined;
}

/** Measured amounts say their unit in the header of their column. */
function unitOfHeader(node: DistributionNode): ExposureUnit | undefined {
  if (node.kind !== 'distribution' || fileOfEmpirical(node) === undefined) return undefined;
  const column = sortArguments(node).labelled.get('column')?.value;
  const header = column?.kind === 'string' ? column.text.trim() : '';
  if (/requests?\)?$/i.test(header)) return 'requests';
  return /user[\s_-]?hours?\)?$/i.test(header) ? 'user-hours' : undefined;
}
