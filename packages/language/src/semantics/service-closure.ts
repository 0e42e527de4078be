/** Services with all that they need, each checked once for each fleet. */
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

/** False where there is any. */
function reportCircles({ report }: Checker, services: ReadonlyMap<ServiceNode, CheckedService>): boolean {
  const nodes = [...services.keys()];
  const numbers = new Map(nodes.map((node, i) => [node, i]));
  const next = [...services.values()].map(({ needs }) => needs.flatMap(({ on }) => numbers.get(on.node) ?? []));
  const done = new Set<number>();
  let sound = true;
  for (const start of next.keys()) {
    const circle = done.has(start) ? null : circleFrom(start, next, done);
    const last = nodes[circle?.at(-1) ?? -1];
    const first = nodes[circle?.[0] ?? -1];
    if (circle === null || last === undefined || first === undefined) continue;
    sound = false;
    const closing = services.get(last)?.needs.find(({ on }) => on.node === first);
    const names = [...circle, circle[0] ?? 0].map((number) => nodes[number]?.name.text ?? '');
    if (closing !== undefined) report.add(serviceMessages.create('service-circle', { names }, closing.location));
  }
  return sound;
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
