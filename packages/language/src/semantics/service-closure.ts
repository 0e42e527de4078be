/** Services with all that they need, each checked once for each fleet. */
import type { Location } from '../program/index.ts';
import type { Service as ServiceNode } from '../syntax/tree.ts';
import { type Checker, contextOf, topologyOf } from './checker.ts';
import { circleFrom } from './circles.ts';
import { serviceMessages } from './messages/services.ts';
import { lookUp, theOnly } from './names/lookup.ts';
import type { Declared } from './names/scopes.ts';
import { checkService } from './services/check-service.ts';
import type { CheckedService } from './services/checked-service.ts';
import type { SourceFile } from './source.ts';
import type { CheckedTopology } from './topologies/checked-topology.ts';

/** Of a circle. */
const MOST_SHOWN = 8;

export interface Closure {
  /** Those that were asked for, in that order, then those that they need. */
  readonly services: readonly CheckedService[];
  readonly sound: boolean;
}

export function closureOf(
  checker: Checker,
  roots: readonly Declared<ServiceNode>[],
  fleet: CheckedTopology | null,
): Closure {
  const known = checker.services.get(fleet) ?? new Map<ServiceNode, CheckedService>();
  checker.services.set(fleet, known);
  const open = [...roots];
  const found = new Map<ServiceNode, CheckedService>();
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { node, file } = next;
    if (found.has(node)) continue;
    const context = contextOf(checker, file);
    const scope = checker.scopes.of(file);
    const find = (name: ServiceNode['name']) => lookUp(context, scope, name, 'service');
    const selection = { ...context, params: null, tables: checker.tables, fleet, insideEach: false, within: null };
    const checked = known.get(node) ?? checkService(selection, node, find);
    known.set(node, checked);
    found.set(node, checked);
    open.push(...checked.needs.map(({ on }) => on));
  }
  const services = [...found.values()];
  return { services, sound: reportCircles(checker, found) && services.every(({ sound }) => sound) };
}

/** False where there is any. Told from the service of it that stands first, so that it is the same circle for all that lead to it. */
function reportCircles({ report }: Checker, services: ReadonlyMap<ServiceNode, CheckedService>): boolean {
  const sorted = [...services]
    .map(([node, checked]) => ({ node, ...checked }))
    .sort((a, b) => comparePlaces(a.service.location, b.service.location));
  const numbers = new Map(sorted.map(({ node }, i) => [node, i]));
  const next = sorted.map(({ needs }) => needs.flatMap(({ on }) => numbers.get(on.node) ?? []));
  const done = new Set<number>();
  let sound = true;
  for (const start of next.keys()) {
    const circle = done.has(start) ? null : circleFrom(start, next, done);
    if (circle === null) continue;
    sound = false;
    const first = circle.indexOf(circle.reduce((least, number) => Math.min(least, number)));
    const members = [...circle.slice(first), ...circle.slice(0, first)].flatMap((number) => sorted[number] ?? []);
    const closing = members.at(-1)?.needs.find(({ on }) => on.node === members[0]?.node);
    const names = [...members.slice(0, MOST_SHOWN), ...members.slice(0, 1)].map(({ node }) => node.name.text);
    if (members.length > MOST_SHOWN) names.splice(-1, 0, '…');
    if (closing !== undefined) report.add(serviceMessages.create('service-circle', { names }, closing.location));
  }
  return sound;
}

function comparePlaces(a: Location, b: Location): number {
  return a.path === b.path ? a.span.start - b.span.start : a.path < b.path ? -1 : 1;
}

/** The services that a file declares; those that no plan has brought to a fleet on the only one that there is, if there is one. */
export function servicesIn(checker: Checker, file: SourceFile): readonly CheckedService[] {
  const scope = checker.scopes.of(file);
  const only = theOnly(scope, 'topology');
  const fleet = only.kind === 'found' ? topologyOf(checker, only.declared) : null;
  const known = fleet?.complete === true ? fleet : null;
  const checked = [...checker.services.values()];
  const own = scope.declared.service.filter((declared) => declared.file === file);
  return own.flatMap((declared) => {
    const found = checked.flatMap((services) => services.get(declared.node) ?? []);
    return found.length > 0 ? found : closureOf(checker, [declared], known).services;
  });
}
