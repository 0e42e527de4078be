/** What the figures of a plan rest on, by content: as long as it is the same, so are they, whatever else is written, opened or saved meanwhile. */
import { namesOfFile, type SourceFile, type Tree } from '@rollout/language';
import type { Project } from '@rollout/workspace';
import { contentId } from '../../diagnostics/content-id.ts';
import { sentenceAt } from '../../hints/sentence-at.ts';

/** A plan, as written or under a scenario (null: as written). */
export interface PlanUnder {
  readonly plan: string;
  readonly scenario: string | null;
}

/**
 * A name of all that a plan rests on: of its own text, and of every declaration that it names, that those name, and so on, in any file that it reaches.
 * Layout and comments are no part of it. More may be in it than matters, for a name counts wherever it stands; what the configuration adds is not.
 */
export function basisOf(project: Project, { plan, scenario }: PlanUnder): string {
  const known = bases.get(project) ?? new Map<string, string>();
  bases.set(project, known);
  const key = JSON.stringify([plan, scenario]);
  const basis = known.get(key) ?? contentId(contentOf(project, { plan, scenario }));
  known.set(key, basis);
  return basis;
}

const bases = new WeakMap<Project, Map<string, string>>();

interface Standing {
  readonly node: Tree.Declaration;
  /** What is said, however it is laid out. */
  readonly text: string;
  /** All that it names, itself included. */
  readonly names: ReadonlySet<string>;
}

function contentOf({ root, files, assets }: Project, { plan, scenario }: PlanUnder): string {
  const own = standingIn(files.get(root)).filter(({ node }) => isOwn(node, { plan, scenario }));
  const shared = [...files.values()].flatMap(standingIn).filter(({ node: { kind } }) => !OF_ONE_PLAN.has(kind));
  const names = own.flatMap(({ node }) => (node.kind === 'plan' ? [node] : []));
  const reached = new Set(shared.filter(({ node }) => holdsUnnamed(node, names)));
  const named = byName(shared);
  // A set that grows is gone through to its new end.
  const mentioned = new Set([...own, ...reached].flatMap((each) => [...each.names]));
  for (const name of mentioned) {
    for (const found of named.get(name) ?? []) {
      reached.add(found);
      for (const further of found.names) mentioned.add(further);
    }
  }
  const texts = [...own, ...shared.filter((each) => reached.has(each))].map(({ text }) => text);
  return [...texts, ...[...assets].flat()].join('\n');
}

const OF_ONE_PLAN: ReadonlySet<string> = new Set<Tree.Declaration['kind']>(['plan', 'scenario']);

function isOwn(node: Tree.Declaration, { plan, scenario }: PlanUnder): boolean {
  if (node.kind === 'plan') return node.name.text === plan;
  return node.kind === 'scenario' && node.plan.text === plan && node.name.text === scenario;
}

/** Whether a plan may rest on it without any name that says so. */
function holdsUnnamed({ kind }: Tree.Declaration, plans: readonly Tree.Plan[]): boolean {
  switch (kind) {
    case 'policy':
    case 'audience':
    case 'retired-flags':
      return true;
    case 'topology':
      return plans.some(({ on }) => on === undefined);
    case 'model':
      return plans.some(({ using }) => using === undefined);
    default:
      return false;
  }
}

function byName(all: readonly Standing[]): ReadonlyMap<string, readonly Standing[]> {
  const named = new Map<string, Standing[]>();
  for (const standing of all) {
    for (const name of calledIn(standing.node)) named.set(name, [...(named.get(name) ?? []), standing]);
  }
  return named;
}

function calledIn(node: Tree.Declaration): readonly string[] {
  if (node.kind === 'import') return node.names.map(({ text }) => text);
  return node.kind === 'retired-flags' ? [] : [node.name.text];
}

const standings = new WeakMap<SourceFile, readonly Standing[]>();

function standingIn(file: SourceFile | undefined): readonly Standing[] {
  if (file === undefined) return [];
  const known = standings.get(file);
  if (known !== undefined) return known;
  const { within } = namesOfFile(file);
  const made = file.tree.declarations.map((node) => ({
    node,
    text: sentenceAt(file, node.span),
    names: new Set((within.get(node) ?? []).map(({ name }) => name.text)),
  }));
  standings.set(file, made);
  return made;
}
