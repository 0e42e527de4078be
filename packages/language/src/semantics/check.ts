/** From parsed files to a program. */
import { sortDiagnostics } from '../diagnostics/index.ts';
import type { Model, Plan, Program, Topology } from '../program/index.ts';
import type { Plan as PlanNode } from '../syntax/tree.ts';
import { type Checker, contextOf, fitsFleet, modelOf, topologyOf } from './checker.ts';
import { nameMessages } from './messages/names.ts';
import { noModel } from './models/check-model.ts';
import type { CheckedModel } from './models/checked-model.ts';
import { reportImportCircles } from './names/import-circles.ts';
import { lookUp, theOnly } from './names/lookup.ts';
import { createScopes } from './names/scopes.ts';
import { checkPlan } from './plans/check-plan.ts';
import { readSettings, reportUnknownSettings } from './plans/settings.ts';
import { at, type Context, createReport } from './report.ts';
import { type CheckInput, type CheckResult, isBroken, type SourceFile } from './source.ts';
import { createTables } from './tables/tables.ts';
import type { CheckedTopology } from './topologies/checked-topology.ts';

const EMPTY: Program = { plans: [], topologies: [], models: [], services: [], healths: [], scenarios: [] };

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
    tables: createTables(input),
    scopes: createScopes(input, report),
    settings: readSettings(settings, report),
    topologies: new Map(),
    models: new Map(),
    fits: new Map(),
  };
  reportImportCircles(input, report);
  const declarations = root.tree.declarations.filter((node) => node.kind !== 'import');
  if (declarations.length === 0 && !root.diagnostics.some(({ severity }) => severity === 'error')) {
    report.add(nameMessages.create('nothing-declared', {}, { path: root.path, span: { start: 0, end: 0 } }));
  }
  // Reports what is wrong with the imports even where nothing uses them.
  checker.scopes.of(root);

  const topologies = new Map<string, Topology>();
  const models = new Map<string, Model>();
  const plans: Plan[] = [];
  const planNames = new Set<string>();
  const params = new Set<string>();
  for (const node of declarations) {
    if (node.kind === 'topology') keepTopology(topologies, topologyOf(checker, { node, file: root }));
    if (node.kind === 'model') keepModel(models, modelOf(checker, { node, file: root }));
  }
  for (const node of declarations) {
    if (node.kind !== 'plan') continue;
    for (const item of node.items) if (item.kind === 'param') params.add(item.name.text);
    const checked = planOf(checker, root, node);
    if (checked === null) continue;
    // Of several with one name the first is meant.
    if (planNames.has(checked.plan.name)) continue;
    planNames.add(checked.plan.name);
    plans.push(checked.plan);
    keepTopology(topologies, checked.fleet);
    keepModel(models, checked.numbers);
  }
  reportUnknownSettings(settings, params, report);
  return {
    program: {
      plans,
      topologies: [...topologies.values()],
      models: [...models.values()],
      services: [],
      healths: [],
      scenarios: [],
    },
    diagnostics: sortDiagnostics(report.diagnostics()),
  };
}

function keepTopology(kept: Map<string, Topology>, { topology, sound }: CheckedTopology): void {
  if (sound && topology.name !== '' && !kept.has(topology.name)) kept.set(topology.name, topology);
}

function keepModel(kept: Map<string, Model>, { model, sound }: CheckedModel): void {
  if (sound && model.name !== '' && !kept.has(model.name)) kept.set(model.name, model);
}

function planOf(
  checker: Checker,
  file: SourceFile,
  node: PlanNode,
): { readonly plan: Plan; readonly fleet: CheckedTopology; readonly numbers: CheckedModel } | null {
  const context = contextOf(checker, file);
  const fleet = fleetOf(checker, context, node);
  const numbers = numbersOf(checker, context, node);
  // What a plan names is not looked for in a fleet of which part could not be read.
  const parts = { fleet: fleet?.complete === true ? fleet : null, numbers, settings: checker.settings };
  const plan = checkPlan({ ...context, tables: checker.tables }, node, parts);
  const fits = fleet === null || numbers === null || !fleet.complete || fitsFleet(checker, numbers, fleet);
  if (plan === null || !fits || fleet === null || numbers === null || node.name.missing || isBroken(file, node))
    return null;
  return { plan, fleet, numbers };
}

function fleetOf(checker: Checker, context: Context, node: PlanNode): CheckedTopology | null {
  const scope = checker.scopes.of(context.file);
  if (node.on !== undefined) {
    const declared = lookUp(context, scope, node.on, 'topology');
    return declared === undefined ? null : topologyOf(checker, declared);
  }
  const only = theOnly(scope, 'topology');
  switch (only.kind) {
    case 'found':
      return topologyOf(checker, only.declared);
    case 'none':
      if (scope.incomplete) context.report.missing();
      else context.report.add(nameMessages.create('no-topology', { plan: node.name.text }, at(context, node.name)));
      return null;
    case 'several': {
      const args = { what: 'topologies', word: 'on', names: only.names };
      context.report.add(nameMessages.create('which-one', args, at(context, node.name)));
      return null;
    }
  }
}

function numbersOf(checker: Checker, context: Context, node: PlanNode): CheckedModel | null {
  const scope = checker.scopes.of(context.file);
  if (node.using !== undefined) {
    const declared = lookUp(context, scope, node.using, 'model');
    return declared === undefined ? null : modelOf(checker, declared);
  }
  const only = theOnly(scope, 'model');
  switch (only.kind) {
    case 'found':
      return modelOf(checker, only.declared);
    case 'none':
      if (scope.incomplete) {
        context.report.missing();
        return null;
      }
      // No model can have the plan's name, so the one in which nothing takes time or goes wrong is called by it.
      return noModel({ name: node.name.text, doc: '', location: at(context, node.name) });
    case 'several': {
      const args = { what: 'models', word: 'using', names: only.names };
      context.report.add(nameMessages.create('which-one', args, at(context, node.name)));
      return null;
    }
  }
}
