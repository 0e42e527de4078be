/** Services with all that they need, each checked once for each fleet. */
import type { Location } from '../program/index.ts';
import type { Name, Service as ServiceNode } from '../syntax/tree.ts';
import { type Checker, contextOf, topologyOf } from './checker.ts';
import { serviceMessages } from './messages/services.ts';
import { lookUp, theOnly } from './names/lookup.ts';
import type { Declared } from './names/scopes.ts';
import { checkService } from './services/check-service.ts';
import type { CheckedService } from './services/checked-service.ts';
import type { SourceFile } from './source.ts';
import type { CheckedTopology } from './topologies/checked-topology.ts';

/** A service on the walk over what services need. */
interface Visit {
  readonly node: ServiceNode;
  readonly own: CheckedService;
  /** Which of its needs is looked at next. */
  next: number;
  sound: boolean;
}

/** The service on that fleet (null: none is known), sound if all that it needs is, and needs nobody who needs it. */
export function serviceOf(
  checker: Checker,
  declared: Declared<ServiceNode>,
  fleet: CheckedTopology | null,
): CheckedService {
  const known = checker.services.get(fleet) ?? new Map<ServiceNode, CheckedService>();
  checker.services.set(fleet, known);
  const found = known.get(declared.node);
  if (found !== undefined) return found;
  // Without recursion: services may need each other in long chains.
  const path: Visit[] = [];
  const onPath = new Set<ServiceNode>();
  const enter = (one: Declared<ServiceNode>): void => {
    const own = checkOwn(checker, one, fleet);
    path.push({ node: one.node, own, next: 0, sound: own.sound });
    onPath.add(one.node);
  };
  enter(declared);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const need = top.own.needs[top.next];
    if (need === undefined) {
      known.set(top.node, { ...top.own, sound: top.sound });
      onPath.delete(top.node);
      path.pop();
      continue;
    }
    const done = known.get(need.on.node);
    if (done === undefined && !onPath.has(need.on.node)) {
      enter(need.on);
      continue;
    }
    top.next++;
    if (done?.sound === true) continue;
    top.sound = false;
    if (done === undefined) reportCircle(checker, path.slice(path.findIndex(({ node }) => node === need.on.node)));
  }
  const checked = known.get(declared.node);
  if (checked === undefined) throw new Error('a service that was asked for has not been checked');
  return checked;
}

function checkOwn(
  checker: Checker,
  { node, file }: Declared<ServiceNode>,
  fleet: CheckedTopology | null,
): CheckedService {
  const context = contextOf(checker, file);
  const scope = checker.scopes.of(file);
  const find = (name: Name) => lookUp(context, scope, name, 'service');
  const selection = { ...context, params: null, tables: checker.tables, fleet, insideEach: false, within: null };
  return checkService(selection, node, find);
}

/** So many names of a circle are told. */
const MOST_SHOWN = 8;

/** Told from the service of it that stands first, so that it is the same circle wherever the walk began. */
function reportCircle({ report, circular }: Checker, circle: readonly Visit[]): void {
  // Of several circles through one service the first is enough to begin with.
  const told = circle.some(({ node }) => circular.has(node));
  for (const { node } of circle) circular.add(node);
  if (told) return;
  const first = circle.reduce((least, visit, i) => (isBefore(visit, circle[least] ?? visit) ? i : least), 0);
  const members = [...circle.slice(first), ...circle.slice(0, first)];
  const closing = members.at(-1)?.own.needs.find(({ on }) => on.node === members[0]?.node);
  const names = [...members.slice(0, MOST_SHOWN), ...members.slice(0, 1)].map(({ node }) => node.name.text);
  if (members.length > MOST_SHOWN) names.splice(-1, 0, '…');
  if (closing !== undefined) report.add(serviceMessages.create('service-circle', { names }, closing.location));
}

function isBefore(a: Visit, b: Visit): boolean {
  return comparePlaces(a.own.service.location, b.own.service.location) < 0;
}

function comparePlaces(a: Location, b: Location): number {
  return a.path === b.path ? a.span.start - b.span.start : a.path < b.path ? -1 : 1;
}

/** These, and all that they need, but for those in `seen`, to which they are added. */
export function withNeeded(
  checker: Checker,
  roots: readonly Declared<ServiceNode>[],
  fleet: CheckedTopology | null,
  seen: Set<ServiceNode>,
): readonly CheckedService[] {
  const found: CheckedService[] = [];
  let wave = roots;
  while (wave.length > 0) {
    const fresh = wave.filter(({ node }) => !seen.has(node) && seen.add(node));
    const services = fresh.map((declared) => serviceOf(checker, declared, fleet));
    found.push(...services);
    wave = services.flatMap(({ needs }) => needs.map(({ on }) => on));
  }
  return found;
}

/** The services that a file declares; those that no plan has brought to a fleet on the only one that there is, if there is one. */
export function servicesIn(checker: Checker, file: SourceFile): readonly CheckedService[] {
  const scope = checker.scopes.of(file);
  const only = theOnly(scope, 'topology');
  const fleet = only.kind === 'found' ? topologyOf(checker, only.declared) : null;
  const known = fleet?.complete === true ? fleet : null;
  const fleets = [...checker.services.values()];
  const own = scope.declared.service.filter((declared) => declared.file === file);
  return own.flatMap((declared) => {
    const found = fleets.flatMap((services) => services.get(declared.node) ?? []);
    return found.length > 0 ? found : [serviceOf(checker, declared, known)];
  });
}
