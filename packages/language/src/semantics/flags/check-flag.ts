/** A flag: who answers for it, and when it is to be gone. */
import type { Location } from '../../program/index.ts';
import type { Flag as FlagNode } from '../../syntax/tree.ts';
import { checkDate } from '../calendar/check-date.ts';
import { flagMessages } from '../messages/flags.ts';
import { itemsOf, once } from '../once.ts';
import { at, type Context } from '../report.ts';
import { isBroken } from '../source.ts';
import type { CheckedFlag } from './checked-flag.ts';

/** `retired`: by name, where it is said. */
export function checkFlag(context: Context, node: FlagNode, retired: ReadonlyMap<string, Location>): CheckedFlag {
  const before = context.report.problems();
  const location = at(context, node.name);
  const name = node.name.text;
  const owner = once(context, 'Who answers for it', itemsOf(node.items, 'owner'));
  const removeBy = once(context, 'When it is to be gone', itemsOf(node.items, 'remove-by'));
  const gone = removeBy?.date === undefined ? undefined : checkDate(context, removeBy.date);
  const said = retired.get(name);
  if (said !== undefined && !node.name.missing) {
    const related = [{ ...said, message: 'retired here' }];
    context.report.add(flagMessages.create('retired-flag', { name, use: 'declared' }, { ...location, related }));
  }
  if (isBroken(context.file, node) || node.name.missing) context.report.missing();
  const flag = { name, doc: node.doc?.text ?? '', owner: owner?.who?.text ?? null, removeBy: gone ?? null, location };
  return { flag, sound: context.report.problems() === before };
}
