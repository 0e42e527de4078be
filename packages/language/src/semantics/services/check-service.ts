/** A service on a fleet: where it runs, what it needs, what it has to carry. */
import type { Name, Service as ServiceNode } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import type { Declared } from '../names/scopes.ts';
import { itemsOf, once } from '../once.ts';
import { expectAnyShare } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { checkLevel } from '../selections/check-level.ts';
import { checkFixedSelector } from '../selections/fixed-selector.ts';
import type { SelectionContext } from '../selections/selection-context.ts';
import { isBroken } from '../source.ts';
import type { CheckedService, Need } from './checked-service.ts';
import { readLoad } from './read-load.ts';

/** `find`: the service of a name; where there is none, it has reported that. */
export function checkService(
  context: SelectionContext,
  node: ServiceNode,
  find: (name: Name) => Declared<ServiceNode> | undefined,
): CheckedService {
  const before = context.report.problems();
  const { items } = node;
  const runsOn = once(context, 'Where it runs (`runs on`)', itemsOf(items, 'runs-on'));
  const load = once(context, 'The load', itemsOf(items, 'load'));
  const headroom = once(context, 'The headroom', itemsOf(items, 'headroom'));
  const needs = readNeeds(context, node, find);
  const service = {
    name: node.name.text,
    doc: node.doc?.text ?? '',
    runsOn: runsOn === undefined ? null : checkFixedSelector(context, runsOn.selector),
    needs: needs.map(({ on }) => on.node.name.text),
    load: load === undefined ? null : readLoad(context, load),
    headroom: headroom === undefined ? null : (expectAnyShare(context, headroom.share) ?? null),
    headroomPer: headroom?.per === undefined ? null : (checkLevel(context, headroom.per) ?? null),
    location: at(context, node.name),
  };
  const sound = context.report.problems() === before && !node.name.missing && !isBroken(context.file, node);
  return { service, needs, sound };
}

function readNeeds(
  context: SelectionContext,
  { items }: ServiceNode,
  find: (name: Name) => Declared<ServiceNode> | undefined,
): readonly Need[] {
  const needs = new Map<string, Need>();
  for (const name of itemsOf(items, 'needs').flatMap(({ services }) => services)) {
    const location = at(context, name);
    if (needs.has(name.text)) {
      context.report.add(nameMessages.create('said-twice', { what: `\`needs ${name.text}\`` }, location));
      continue;
    }
    const on = find(name);
    if (on !== undefined) needs.set(name.text, { on, location });
  }
  return [...needs.values()];
}
