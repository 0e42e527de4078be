/** Whom a plan is about, and the flags that it switches. */
import type { Name, Plan as PlanNode } from '../syntax/tree.ts';
import type { CheckedAudience } from './audiences/checked-audience.ts';
import { chooseAudience, shownNames } from './audiences/choose-audience.ts';
import { audienceOf, type Checker, findFlag } from './checker.ts';
import type { CheckedFlag, FindFlag } from './flags/checked-flag.ts';
import { audienceMessages } from './messages/audiences.ts';
import { nameMessages } from './messages/names.ts';
import type { CheckedModel } from './models/checked-model.ts';
import { at, type Context } from './report.ts';

/**
 * The audience that has all that the plan names. One that names nobody is about the only audience that there is, if a
 * bug of its model is about people. null: nobody; or, reported, nobody knows.
 */
export function audienceOfPlan(
  checker: Checker,
  context: Context,
  node: PlanNode,
  numbers: CheckedModel | null,
): CheckedAudience | null {
  const scope = checker.scopes.of(context.file);
  const chosen = chooseAudience(context, scope, node);
  if (chosen === undefined) return null;
  if (chosen !== null) return audienceOf(checker, chosen);
  const found = numbers?.ofPeople ?? null;
  if (found === null) return null;
  const candidates = scope.declared.audience;
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return audienceOf(checker, only);
  if (scope.incomplete) {
    context.report.missing();
    return null;
  }
  const { bug, why } = found;
  const args = { bug: bug.name, why, plan: node.name.text, several: shownNames(candidates) };
  const finding = { ...at(context, node.using ?? node.name), related: [{ ...bug.location, message: 'the bug' }] };
  context.report.add(audienceMessages.create('bug-without-audience', args, finding));
  return null;
}

/** `used` grows with every flag that is found. One name is one flag throughout a plan and its model. */
export function flagsOfPlan(
  checker: Checker,
  { file, report }: Context,
  numbers: CheckedModel | null,
): { readonly find: FindFlag; readonly used: ReadonlyMap<string, CheckedFlag> } {
  const used = new Map<string, CheckedFlag>();
  for (const flag of numbers?.flags ?? []) keep(flag);
  function keep(checked: CheckedFlag): void {
    const { name, location } = checked.flag;
    const other = used.get(name);
    if (other === undefined) used.set(name, checked);
    if (other === undefined || other === checked) return;
    const related = [{ ...other.flag.location, message: 'the other one' }];
    report.add(nameMessages.create('duplicate-name', { what: 'flag', name }, { ...location, related }));
  }
  const find = (name: Name): CheckedFlag | undefined => {
    const checked = findFlag(checker, file, name, 'switched');
    if (checked !== undefined) keep(checked);
    return checked;
  };
  return { find, used };
}
