/** `enable FLAG for internal, 5%` and `release to early, users`: more and more people. */
import type { People, Step } from '../../program/index.ts';
import type { Enable, People as PeopleNode, Release } from '../../syntax/tree.ts';
import { readPeople } from '../audiences/read-people.ts';
import { audienceMessages } from '../messages/audiences.ts';
import type { PlanContext } from './plan-context.ts';

type Body<Kind extends Step['kind']> = Omit<Extract<Step, { kind: Kind }>, 'location' | 'text' | 'doc' | 'steps'>;

/** Whatever is wrong with it, a step: what comes after it does not miss it. */
export function checkEnable(context: PlanContext, node: Enable): Body<'enable'> {
  const flag = context.findFlag(node.flag);
  const to = checkWidening(context, node.to);
  return { kind: 'enable', flag: flag?.flag.name ?? '', to };
}

export function checkRelease(context: PlanContext, node: Release): Body<'release'> {
  return { kind: 'release', to: checkWidening(context, node.to) };
}

/** Each more than the one before it. */
function checkWidening(context: PlanContext, nodes: readonly PeopleNode[]): readonly People[] {
  if (nodes.length === 0) context.report.missing();
  const people: People[] = [];
  for (const node of nodes) {
    const some = readPeople(context, node);
    if (some === undefined) continue;
    const before = people.at(-1);
    if (before === undefined || some.users > before.users) people.push(some);
    else {
      const args = { who: some.name, users: some.users, before: before.name, usersBefore: before.users };
      context.report.add(audienceMessages.create('people-not-growing', args, some.location));
    }
  }
  return people;
}
