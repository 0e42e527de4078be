/** From parsed files to a program. */
import { sortDiagnostics } from '../diagnostics/index.ts';
import type { Audience, Flag, Health, Model, Policy, Program, Scenario, Service, Topology } from '../program/index.ts';
import type { Service as ServiceNode } from '../syntax/tree.ts';
import type { CheckedAudience } from './audiences/checked-audience.ts';
import { audienceOf, type Checker, contextOf, flagOf, healthOf, modelOf, topologyOf } from './checker.ts';
import type { CheckedFlag } from './flags/checked-flag.ts';
import { reportRetiredTwice, retiredFlags } from './flags/retired-flags.ts';
import type { CheckedHealth } from './healths/checked-health.ts';
import { nameMessages } from './messages/names.ts';
import type { CheckedModel } from './models/checked-model.ts';
import { reportImportCircles } from './names/import-circles.ts';
import { createScopes } from './names/scopes.ts';
import { itemsOf } from './once.ts';
import { type CheckedPlan, planOf } from './plan-of.ts';
import { readSettings, reportUnknownSettings } from './plans/settings.ts';
import { checkPolicy } from './policies/check-policy.ts';
import { createReport } from './report.ts';
import { scenarioOf } from './scenario-of.ts';
import type { CheckedService } from './services/checked-service.ts';
import { servicesIn, withNeeded } from './services-of.ts';
import type { CheckInput, CheckResult, SourceFile } from './source.ts';
import { createTables } from './tables/tables.ts';
import type { CheckedTopology } from './topologies/checked-topology.ts';

const EMPTY: Program = {
  plans: [],
  topologies: [],
  models: [],
  services: [],
  healths: [],
  audiences: [],
  flags: [],
  scenarios: [],
  policies: [],
};

/**
 * Checks the root file and whatever it uses of others: names, kinds and ranges of quantities, places, and what can be
 * known of a plan without resolving its selections. Fills every default in. Never throws on any input.
 */
export function check(input: CheckInput): CheckResult {
  const report = createReport();
  const root = input.files.get(input.root);
  if (root === undefined) return { program: EMPTY, diagnostics: [] };
  const settings = input.settings ?? new Map<string, string>();
  const checker: Checker = {
    report,
    root,
    tables: createTables(input),
    scopes: createScopes(input, report),
    settings: readSettings(settings, report),
    topologies: new Map(),
    models: new Map(),
    healths: new Map(),
    healthsOfFiles: new Map(),
    audiences: new Map(),
    flags: new Map(),
    retired: retiredFlags(input),
    services: new Map(),
    circular: new Set(),
    fits: new Map(),
  };
  reportImportCircles(input, report);
  const declarations = root.tree.declarations.filter((node) => node.kind !== 'import');
  if (declarations.length === 0 && !root.diagnostics.some(({ severity }) => severity === 'error')) {
    report.add(nameMessages.create('nothing-declared', {}, { path: root.path, span: { start: 0, end: 0 } }));
  }
  // Reports what is wrong with the imports even where nothing uses them.
  checker.scopes.of(root);

  const kept = createKept();
  const plans = new Map<string, CheckedPlan>();
  const params = new Set<string>();
  const needed = new Set<ServiceNode>();
  reportRetiredTwice(root, report);
  for (const node of declarations) {
    if (node.kind === 'topology') kept.topology(topologyOf(checker, { node, file: root }));
    if (node.kind === 'health') kept.health(healthOf(checker, { node, file: root }));
    if (node.kind === 'audience') kept.audience(audienceOf(checker, { node, file: root }));
    if (node.kind === 'flag') kept.flag(flagOf(checker, { node, file: root }));
    if (node.kind === 'model') kept.model(modelOf(checker, { node, file: root }));
  }
  for (const node of declarations) {
    if (node.kind !== 'plan') continue;
    for (const item of node.items) if (item.kind === 'param') params.add(item.name.text);
    const checked = planOf(checker, root, node);
    // Of several with one name the first is meant.
    if (checked === null || plans.has(checked.plan.name)) continue;
    plans.set(checked.plan.name, checked);
    if (checked.fleet !== null) kept.topology(checked.fleet);
    if (checked.audience !== null) kept.audience(checked.audience);
    for (const flag of checked.flags) kept.flag(flag);
    kept.model(checked.numbers);
    for (const service of withNeeded(checker, checked.services, checked.fleet, needed)) kept.service(service);
  }
  const scenarios: Scenario[] = [];
  for (const node of declarations) {
    if (node.kind !== 'scenario') continue;
    const found = scenarioOf(checker, root, node, plans);
    if (found === null || scenarios.some(({ name }) => name === found.scenario.name)) continue;
    scenarios.push(found.scenario);
    for (const flag of found.flags) kept.flag(flag);
  }
  for (const service of servicesIn(checker, root)) kept.service(service);
  const policies = policiesOf(checker, root);
  reportUnknownSettings(settings, params, report);
  const program = { plans: [...plans.values()].map(({ plan }) => plan), ...kept.all(), scenarios, policies };
  return { program, diagnostics: sortDiagnostics(report.diagnostics()) };
}

/** Those that the root file declares, in their order, then those that it imports. */
function policiesOf(checker: Checker, root: SourceFile): readonly Policy[] {
  const own = itemsOf(root.tree.declarations, 'policy').map((node) => ({ node, file: root }));
  const imported = checker.scopes.of(root).declared.policy.filter(({ file }) => file !== root);
  const policies = new Map<string, Policy>();
  for (const { node, file } of [...own, ...imported]) {
    const policy = checkPolicy({ ...contextOf(checker, file), tables: checker.tables }, node);
    // Of several with one name the first is meant.
    if (policy !== null && !policies.has(policy.name)) policies.set(policy.name, policy);
  }
  return [...policies.values()];
}

/** Each name once, and only what is sound. */
function createKept() {
  const topologies = new Map<string, Topology>();
  const models = new Map<string, Model>();
  const services = new Map<string, Service>();
  const healths = new Map<string, Health>();
  const audiences = new Map<string, Audience>();
  const flags = new Map<string, Flag>();
  const keep = <T extends { readonly name: string }>(kept: Map<string, T>, value: T, sound: boolean): void => {
    if (sound && value.name !== '' && !kept.has(value.name)) kept.set(value.name, value);
  };
  return {
    topology: ({ topology, sound }: CheckedTopology) => keep(topologies, topology, sound),
    service: ({ service, sound }: CheckedService) => keep(services, service, sound),
    audience: ({ audience, sound }: CheckedAudience) => keep(audiences, audience, sound),
    flag: ({ flag, sound }: CheckedFlag) => keep(flags, flag, sound),
    health: ({ health, sound }: CheckedHealth) => keep(healths, health, sound),
    model: (checked: CheckedModel) => {
      keep(models, checked.model, checked.sound);
      for (const name of checked.checks) {
        const health = checked.healths.get(name);
        if (checked.sound && health !== undefined) keep(healths, health.health, health.sound);
      }
    },
    all: () => ({
      topologies: [...topologies.values()],
      models: [...models.values()],
      services: [...services.values()],
      healths: [...healths.values()],
      audiences: [...audiences.values()],
      flags: [...flags.values()],
    }),
  };
}
