/** From parsed files to a program. */

import { sortDiagnostics } from '../diagnostics/index.ts';
import type { Model, Plan, Span, Topology } from '../program/index.ts';
import type { Model as ModelNode, Name, Plan as PlanNode, Topology as TopologyNode } from '../syntax/tree.ts';
import { modelMessages } from './messages/models.ts';
import { nameMessages } from './messages/names.ts';
import { checkModel } from './models/check-model.ts';
import type { CheckedModel } from './models/checked-model.ts';
import { EMPTY_DRAFT } from './models/draft.ts';
import { finishModel } from './models/finish-model.ts';
import { reportImportCircles } from './names/import-circles.ts';
import { lookUp, theOnly } from './names/lookup.ts';
import { createScopes, type Declared, type Scopes } from './names/scopes.ts';
import { checkPlan } from './plans/check-plan.ts';
import { readSettings, reportUnknownSettings, type Settings } from './plans/settings.ts';
import { at, type Context, createReport, type Report } from './report.ts';
import type { CheckInput, CheckResult, SourceFile } from './source.ts';
import { createTables, type Tables } from './tables/tables.ts';
import { checkTopology } from './topologies/check-topology.ts';
import type { CheckedTopology } from './topologies/checked-topology.ts';

interface Checker {
  readonly report: Report;
  readonly tables: Tables;
  readonly scopes: Scopes;
  readonly settings: Settings;
  readonly topologies: Map<TopologyNode, CheckedTopology>;
  /** null: being checked at this moment. */
  readonly models: Map<ModelNode, CheckedModel | null>;
}

/**
 * Checks the root file and whatever it uses of others: names, kinds and ranges of quantities, places, and what can be
 * known of a plan without resolving its selections. Fills every default in. Never throws on any input.
 */
export function check(input: CheckInput): CheckResult {
  const report = createReport();
  const root = input.files.get(input.root);
  if (root === undefined) return { program: { plans: [], topologies: [], models: [] }, diagnostics: [] };
  const settings = input.settings ?? new Map<string, string>();
  const checker: Checker = {
    report,
    tables: createTables(input),
    scopes: createScopes(input, report),
    settings: readSettings(settings, report),
    topologies: new Map(),
    models: new Map(),
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
    if (plans.some(({ name }) => name === checked.plan.name)) continue;
    plans.push(checked.plan);
    keepTopology(topologies, checked.fleet);
    keepModel(models, checked.numbers);
  }
  if (plansIn(root) > 0 || settings.size > 0) reportUnknownSettings(settings, params, report);
  return {
    program: { plans, topologies: [...topologies.values()], models: [...models.values()] },
    diagnostics: sortDiagnostics(report.diagnostics()),
  };
}

function plansIn(file: SourceFile): number {
  return file.tree.declarations.filter(({ kind }) => kind === 'plan').length;
}

function keepTopology(kept: Map<string, Topology>, { topology, sound }: CheckedTopology): void {
  if (sound && topology.name !== '' && !kept.has(topology.name)) kept.set(topology.name, topology);
}

function keepModel(kept: Map<string, Model>, { model, sound }: CheckedModel): void {
  if (sound && model.name !== '' && !kept.has(model.name)) kept.set(model.name, model);
}

function contextOf({ report }: Checker, file: SourceFile): Context {
  return { file, report };
}

/** Whether the parser found an error in it: then something may be missing that nobody can see. */
function isBroken(file: SourceFile, { span }: { readonly span: Span }): boolean {
  return file.diagnostics.some(
    (diagnostic) =>
      diagnostic.severity === 'error' && diagnostic.span.start <= span.end && diagnostic.span.end >= span.start,
  );
}

function topologyOf(checker: Checker, { node, file }: Declared<TopologyNode>): CheckedTopology {
  const known = checker.topologies.get(node);
  if (known !== undefined) return known;
  const checked = checkTopology(contextOf(checker, file), checker.tables, node);
  const kept = isBroken(file, node) ? { ...checked, sound: false } : checked;
  checker.topologies.set(node, kept);
  return kept;
}

function modelOf(checker: Checker, { node, file }: Declared<ModelNode>): CheckedModel {
  const known = checker.models.get(node);
  if (known !== undefined && known !== null) return known;
  checker.models.set(node, null);
  const context = { ...contextOf(checker, file), params: null, tables: checker.tables };
  const before = checker.report.problems();
  const base = node.extends === undefined ? null : baseOf(checker, context, node.extends);
  const checked = checkModel(context, node, base);
  const sound = checker.report.problems() === before && checked.sound && !isBroken(file, node);
  const kept = { ...checked, sound };
  checker.models.set(node, kept);
  return kept;
}

/** null: there is none that can be had. */
function baseOf(checker: Checker, context: Context, name: Name): CheckedModel | null {
  const declared = lookUp(context, checker.scopes.of(context.file), name, 'model');
  if (declared === undefined) return null;
  if (checker.models.get(declared.node) === null) {
    const args = { name: declared.node.name.text };
    context.report.add(modelMessages.create('extends-circle', args, at(context, name)));
    return null;
  }
  return modelOf(checker, declared);
}

function planOf(
  checker: Checker,
  file: SourceFile,
  node: PlanNode,
): { readonly plan: Plan; readonly fleet: CheckedTopology; readonly numbers: CheckedModel } | null {
  const context = contextOf(checker, file);
  const fleet = fleetOf(checker, context, node);
  const numbers = numbersOf(checker, context, node);
  const parts = { fleet, numbers, settings: checker.settings };
  const plan = checkPlan({ ...context, tables: checker.tables }, node, parts);
  if (plan === null || fleet === null || numbers === null || node.name.missing || isBroken(file, node)) return null;
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
      context.report.add(nameMessages.create('no-topology', { plan: node.name.text }, at(context, node.name)));
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
    case 'none': {
      // No model can have the plan's name, so the one in which nothing takes time or goes wrong is called by it.
      const about = { name: node.name.text, doc: '', location: at(context, node.name) };
      return { model: finishModel(about, EMPTY_DRAFT), draft: EMPTY_DRAFT, sound: true };
    }
    case 'several': {
      const args = { what: 'models', word: 'using', names: only.names };
      context.report.add(nameMessages.create('which-one', args, at(context, node.name)));
      return null;
    }
  }
}
