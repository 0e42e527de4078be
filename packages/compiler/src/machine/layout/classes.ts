import type { Level } from '@rollout/language';
import type { Fleet, FleetNode } from '../fleet.ts';

/** The classes of a fleet as a list: a class's index is its depth-first number. */
export interface ClassEntry {
  readonly node: FleetNode;
  readonly parent: number | null;
  /** Levels of the nodes around its nodes, its own included. */
  readonly levels: ReadonlySet<Level>;
}

export function classesOf(fleet: Fleet): readonly ClassEntry[] {
  const entries: ClassEntry[] = [];
  const visit = (node: FleetNode, parent: number | null, above: ReadonlySet<Level>): void => {
    const index = entries.length;
    const levels = new Set([...above, node.level]);
    entries.push({ node, parent, levels });
    for (const child of node.nodes) visit(child, index, levels);
  };
  for (const node of fleet.nodes) visit(node, null, new Set());
  return entries;
}

/** Whether nodes of the class stand in nodes of the other (or are such). */
export function isBelow(classes: readonly ClassEntry[], index: number, other: number): boolean {
  for (let c: number | null = index; c !== null; c = classes[c]?.parent ?? null) if (c === other) return true;
  return false;
}
