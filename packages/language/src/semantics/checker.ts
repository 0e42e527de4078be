/** Topologies, models and the like, each checked when it is first asked for, and only once. */
import type { Location } from '../program/index.ts';
import type {
  Audience as AudienceNode,
  Flag as FlagNode,
  Health as HealthNode,
  Model as ModelNode,
  Name,
  Service as ServiceNode,
  Topology as TopologyNode,
} from '../syntax/tree.ts';
import { checkAudience } from './audiences/check-audience.ts';
import type { CheckedAudience } from './audiences/checked-audience.ts';
import { ringNumber } from './audiences/ring-number.ts';
import { checkFlag } from './flags/check-flag.ts';
import type { CheckedFlag } from './flags/checked-flag.ts';
import { checkHealth } from './healths/check-health.ts';
import type { CheckedHealth, Healths } from './healths/checked-health.ts';
import { createKept } from './kept.ts';
import { type FlagUse, flagMessages } from './messages/flags.ts';
import { modelMessages } from './messages/models.ts';
import { nameMessages } from './messages/names.ts';
import { checkModel } from './models/check-model.ts';
import type { CheckedModel } from './models/checked-model.ts';
import { lookUp } from './names/lookup.ts';
import type { Declared, Scopes } from './names/scopes.ts';
import { checkAgainstFleet } from './plans/check-against-fleet.ts';
import type { Settings } from './plans/settings.ts';
import { at, type Context, type Report } from './report.ts';
import type { CheckedService } from './services/checked-service.ts';
import { isBroken, isDoubtful, type SourceFile } from './source.ts';
import type { Tables } from './tables/tables.ts';
import { checkTopology } from './topologies/check-topology.ts';
import type { CheckedTopology } from './topologies/checked-topology.ts';

export interface Checker {
  readonly report: Report;
  /** The file whose plans are wanted. */
  readonly root: SourceFile;
  readonly tables: Tables;
  readonly scopes: Scopes;
  readonly settings: Settings;
  readonly topologies: Map<TopologyNode, CheckedTopology>;
  readonly models: Map<ModelNode, CheckedModel>;
  readonly audiences: Map<AudienceNode, CheckedAudience>;
  readonly flags: Map<FlagNode, CheckedFlag>;
  /** Names of flags that are gone, with where that is said. */
  readonly retired: ReadonlyMap<string, Location>;
  readonly healths: Map<HealthNode, CheckedHealth>;
  readonly healthsOfFiles: Map<SourceFile, Healths>;
  /** By the fleet that they were held against; null: none is known. */
  readonly services: Map<CheckedTopology | null, Map<ServiceNode, CheckedService>>;
  /** Those that need themselves, which has been reported. */
  readonly circular: Set<ServiceNode>;
  /** The fleets that a model was held against, and whether it was sound there. */
  readonly fits: Map<CheckedModel, Map<CheckedTopology, boolean>>;
}

const keptTopologies = createKept<TopologyNode, CheckedTopology>();
const keptHealths = createKept<HealthNode, CheckedHealth>();
const keptModels = createKept<ModelNode, CheckedModel>();

export function contextOf({ report }: Checker, file: SourceFile): Context {
  return { file, report };
}

export function topologyOf(checker: Checker, { node, file }: Declared<TopologyNode>): CheckedTopology {
  const known = checker.topologies.get(node);
  if (known !== undefined) return known;
  const checked = keptTopologies.of({ node, file, restsOn: [] }, checker, ({ report, tables }) =>
    checkTopology({ file, report }, tables, node),
  );
  const kept = isBroken(file, node) ? { ...checked, complete: false, sound: false } : checked;
  checker.topologies.set(node, kept);
  return kept;
}

export function audienceOf(checker: Checker, { node, file }: Declared<AudienceNode>): CheckedAudience {
  const known = checker.audiences.get(node);
  if (known !== undefined) return known;
  const checked = checkAudience(contextOf(checker, file), node);
  checker.audiences.set(node, checked);
  return checked;
}

export function flagOf(checker: Checker, { node, file }: Declared<FlagNode>): CheckedFlag {
  const known = checker.flags.get(node);
  if (known !== undefined) return known;
  const checked = checkFlag(contextOf(checker, file), node, checker.retired);
  checker.flags.set(node, checked);
  return checked;
}

/** The flag that a name of a file stands for; undefined, reported, where it stands for none. */
export function findFlag(checker: Checker, file: SourceFile, name: Name, use: FlagUse): CheckedFlag | undefined {
  const context = contextOf(checker, file);
  const scope = checker.scopes.of(file);
  const said = checker.retired.get(name.text);
  if (said !== undefined && !name.missing && !scope.names.has(name.text)) {
    const finding = { ...at(context, name), related: [{ ...said, message: 'retired here' }] };
    context.report.add(flagMessages.create('retired-flag', { name: name.text, use }, finding));
    return undefined;
  }
  if (!scope.names.has(name.text) && isDoubtful(file, name)) {
    context.report.missing();
    return undefined;
  }
  const declared = lookUp(context, scope, name, 'flag');
  const checked = declared === undefined ? undefined : flagOf(checker, declared);
  // It has been reported, perhaps long before.
  if (checked?.sound === false) context.report.missing();
  return checked;
}

export function healthOf(checker: Checker, { node, file }: Declared<HealthNode>): CheckedHealth {
  const known = checker.healths.get(node);
  if (known !== undefined) return known;
  const checked = keptHealths.of({ node, file, restsOn: [] }, checker, ({ report }) =>
    checkHealth({ file, report }, node),
  );
  const kept = isBroken(file, node) ? { ...checked, complete: false, sound: false } : checked;
  checker.healths.set(node, kept);
  return kept;
}

/** Those that a file declares or imports, and those of the root file, by name. */
export function healthsOf(checker: Checker, file: SourceFile): Healths {
  const known = checker.healthsOfFiles.get(file);
  if (known !== undefined) return known;
  const healths = new Map<string, CheckedHealth>();
  for (const declared of checker.scopes.of(file).declared.health) keepHealth(checker, healths, declared);
  for (const declared of checker.scopes.of(checker.root).declared.health) keepHealth(checker, healths, declared);
  checker.healthsOfFiles.set(file, healths);
  return healths;
}

/** A check's name is one health wherever it is named. */
function keepHealth(checker: Checker, healths: Map<string, CheckedHealth>, declared: Declared<HealthNode>): void {
  const checked = healthOf(checker, declared);
  const { name, location } = checked.health;
  const other = healths.get(name);
  if (other === undefined) healths.set(name, checked);
  if (other === undefined || other === checked) return;
  const related = [{ ...other.health.location, message: 'the other one' }];
  checker.report.add(nameMessages.create('duplicate-name', { what: 'health', name }, { ...location, related }));
}

/** A model on the way to those that it extends, outermost last. */
interface Link {
  readonly declared: Declared<ModelNode>;
  /** It extends something that cannot be had. */
  readonly broken: boolean;
}

/** Without recursion: models may extend each other in long chains. */
export function modelOf(checker: Checker, declared: Declared<ModelNode>): CheckedModel {
  const chain: Link[] = [];
  const onChain = new Set<ModelNode>();
  let base: CheckedModel | null = null;
  for (let next: Declared<ModelNode> | undefined = declared; next !== undefined; ) {
    const known = checker.models.get(next.node);
    if (known !== undefined) {
      base = known;
      break;
    }
    onChain.add(next.node);
    const following = extendedBy(checker, next, onChain);
    chain.push({ declared: next, broken: following === undefined && next.node.extends !== undefined });
    next = following;
  }
  for (const { declared: link, broken } of chain.reverse()) {
    const own = healthsOf(checker, link.file);
    const healths: Healths = base === null || base.healths === own ? own : new Map([...base.healths, ...own]);
    const allHealths = !checker.scopes.of(link.file).incomplete;
    const whole = !broken && !isBroken(link.file, link.node);
    const under: CheckedModel | null = base;
    const restsOn = [under, allHealths, whole, ...[...healths].flat()];
    const made: CheckedModel = keptModels.of({ ...link, restsOn }, checker, ({ report, tables, noticing }) => {
      const context = {
        file: link.file,
        report,
        params: null,
        tables,
        healths,
        allHealths,
        findFlag: noticing((name: Name) => findFlag(checker, link.file, name, 'behind')),
        ringNumber: noticing((name: string) => ringNumber(checker.scopes.of(link.file), name)),
      };
      const checked = checkModel(context, link.node, under);
      return { ...checked, complete: checked.complete && whole, sound: checked.sound && whole };
    });
    base = made;
    checker.models.set(link.node, made);
  }
  const checked = checker.models.get(declared.node);
  if (checked === undefined) throw new Error('a model that was asked for has not been checked');
  return checked;
}

/** undefined: it extends nothing, or nothing that can be had, which is reported. */
function extendedBy(
  checker: Checker,
  { node, file }: Declared<ModelNode>,
  onChain: ReadonlySet<ModelNode>,
): Declared<ModelNode> | undefined {
  if (node.extends === undefined) return undefined;
  const context = contextOf(checker, file);
  const declared = lookUp(context, checker.scopes.of(file), node.extends, 'model');
  if (declared === undefined || !onChain.has(declared.node)) return declared;
  const args = { name: declared.node.name.text };
  context.report.add(modelMessages.create('extends-circle', args, at(context, node.extends)));
  return undefined;
}

/** A model is held against a fleet once, however many plans bring the two together. */
export function fitsFleet(checker: Checker, numbers: CheckedModel, fleet: CheckedTopology): boolean {
  const fits = checker.fits.get(numbers) ?? new Map<CheckedTopology, boolean>();
  checker.fits.set(numbers, fits);
  const known = fits.get(fleet);
  if (known !== undefined) return known;
  const before = checker.report.problems();
  checkAgainstFleet(checker.report, numbers, fleet);
  const sound = checker.report.problems() === before;
  fits.set(fleet, sound);
  return sound;
}
