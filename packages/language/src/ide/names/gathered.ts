/** What can be named inside of declarations: bugs, checks, metrics, people, stages, params. Gathered once for each. */
import { grouped } from '../../grouping.ts';
import type { SourceFile } from '../../semantics/index.ts';
import { itemsOf } from '../../semantics/once.ts';
import { stagesOf } from '../../semantics/plans/walk-steps.ts';
import type { Audience, Bug, Health, Plan, SyntaxNode } from '../../syntax/tree.ts';
import { type Modelling, modelItems } from './around.ts';
import { namesOfFile } from './file-names.ts';
import type { Definition } from './kinds.ts';

export interface Gathered {
  /** In the order written. */
  readonly all: readonly Definition[];
  readonly byName: ReadonlyMap<string, readonly Definition[]>;
}

/** A declaration and its file. */
interface Standing<T> {
  readonly node: T;
  readonly file: SourceFile;
}

type Gather<T> = (standing: Standing<T>) => Gathered;

/** The bugs of a model or a scenario itself, those of an `at most one` included. */
export const bugsIn: Gather<Modelling['node']> = gathering((node) =>
  modelItems(node).flatMap((item): readonly Bug[] => {
    if (item.kind === 'at-most-one') return item.bugs;
    return item.kind === 'bug' ? [item] : [];
  }),
);

/** The checks of which a model or a scenario itself gives numbers. */
export const checksIn: Gather<Modelling['node']> = gathering((node) => {
  const items = modelItems(node);
  return [...itemsOf(items, 'gate-numbers'), ...itemsOf(items, 'watch-numbers')];
});

export const metricsIn: Gather<Health> = gathering(({ items }) => itemsOf(items, 'metric'));

/** The audience and its rings. */
export const partsIn: Gather<Audience> = gathering((node) => [node, ...node.rings]);

export const stagesIn: Gather<Plan> = gathering(stagesOf);

export const paramsIn: Gather<Plan> = gathering(({ items }) => itemsOf(items, 'param'));

/** Where these are named; those without a name are left out. */
export function definitionsOf(file: SourceFile, nodes: readonly SyntaxNode[]): readonly Definition[] {
  const { of } = namesOfFile(file);
  return nodes.flatMap((node) => of.get(node) ?? []);
}

/** All of several. */
export function allOf<T>(standings: readonly Standing<T>[], gather: Gather<T>): readonly Definition[] {
  return standings.flatMap((standing) => gather(standing).all);
}

/** Those of that name of several. */
export function calledIn<T>(standings: readonly Standing<T>[], gather: Gather<T>, name: string): readonly Definition[] {
  return standings.flatMap((standing) => gather(standing).byName.get(name) ?? []);
}

function gathering<T extends object>(nodesOf: (node: T) => readonly SyntaxNode[]): Gather<T> {
  const known = new WeakMap<T, Gathered>();
  return ({ node, file }) => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const all = definitionsOf(file, nodesOf(node));
    const made = { all, byName: grouped(all, ({ name }) => name) };
    known.set(node, made);
    return made;
  };
}
