/**
 * A memory of trajectories, for machines of which everything that is drawn is a chance: a run is then a function of the
 * outcomes of a few draws, and trials with the same ones are alike. A tree for each stratum: at each node stands the draw
 * that comes next, its outcomes lead on, and at the leaves stand the records. It grows with the trials that are run.
 */

import type { Presence } from '../../luck/index.ts';
import { MOST_NOTED, type Tape } from '../../luck/tape.ts';
import { intAt, numberAt } from '../elements.ts';

/** Nodes that a memory holds at most, and numbers in all of its records. */
export const MOST_NODES = 65_536;
const MOST_NUMBERS = 4_194_304;

/** At a leaf, in place of a draw's index. */
export const LEAF = -2;
export const NONE = -1;

export interface Tree {
  readonly presence: Presence | null;
  readonly width: number;
  /** Per stratum its first node; NONE: no trial of it has run. */
  readonly roots: Int32Array;
  nodes: number;
  /** Per node its draw, as on the tape. A leaf has LEAF as its index and its number in `low`. */
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly ordinal: Int32Array;
  readonly index: Int32Array;
  /** Its first edge; an edge has the number of the node that it leads to. */
  readonly firstEdge: Int32Array;
  /** Per edge its outcome, the bounds of the draw's first word between which it is certain, and the next edge of the node. */
  readonly outcome: Int32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly nextEdge: Int32Array;
  /** Per leaf, in the order of their first trials: its record, its stratum and its first trial. */
  leaves: number;
  records: Float64Array;
  readonly stratumOf: Uint8Array;
  readonly firstTrial: Float64Array;
}

export function emptyTree(presence: Presence | null, width: number, mostNodes: number = MOST_NODES): Tree {
  return {
    presence,
    width,
    roots: new Int32Array(presence?.strata.length ?? 1).fill(NONE),
    nodes: 0,
    high: new Int32Array(mostNodes),
    low: new Int32Array(mostNodes),
    ordinal: new Int32Array(mostNodes),
    index: new Int32Array(mostNodes),
    firstEdge: new Int32Array(mostNodes),
    outcome: new Int32Array(mostNodes),
    from: new Float64Array(mostNodes),
    to: new Float64Array(mostNodes),
    nextEdge: new Int32Array(mostNodes),
    leaves: 0,
    records: new Float64Array(0),
    stratumOf: new Uint8Array(mostNodes),
    firstTrial: new Float64Array(mostNodes),
  };
}

/**
 * Keeps the record of the trial that has just been run and of which the tape tells, unless one like it is kept. Returns its leaf; NONE
 * if there is no room for it.
 */
export function remember(
  tree: Tree,
  tape: Tape,
  stratum: number,
  trial: number,
  records: Float64Array,
  row: number,
): number {
  const { size } = tape;
  if (size > MOST_NOTED) return NONE;
  let known = 0;
  let node = intAt(tree.roots, stratum);
  while (node !== NONE && known < size) {
    const next = follow(tree, node, intAt(tape.outcome, known));
    if (next === NONE) break;
    node = next;
    known += 1;
  }
  if (node !== NONE && intAt(tree.index, node) === LEAF) return intAt(tree.low, node);
  if (tree.nodes + size - known + 1 > tree.index.length || (tree.leaves + 1) * tree.width > MOST_NUMBERS) return NONE;
  if (node === NONE) {
    node = addNode(tree, tape, 0);
    tree.roots[stratum] = node;
  }
  for (; known < size; known++) node = addEdge(tree, node, tape, known);
  const leaf = tree.leaves++;
  tree.low[node] = leaf;
  tree.stratumOf[leaf] = stratum;
  tree.firstTrial[leaf] = trial;
  keepRecord(tree, leaf, records, row);
  return leaf;
}

function keepRecord(tree: Tree, leaf: number, records: Float64Array, row: number): void {
  const { width } = tree;
  const at = leaf * width;
  if (at + width > tree.records.length) {
    const more = new Float64Array(Math.min(MOST_NUMBERS, 2 * (at + width)));
    more.set(tree.records);
    tree.records = more;
  }
  for (let i = 0; i < width; i++) tree.records[at + i] = numberAt(records, row + i);
}

function follow(tree: Tree, node: number, outcome: number): number {
  for (let edge = intAt(tree.firstEdge, node); edge !== NONE; edge = intAt(tree.nextEdge, edge)) {
    if (intAt(tree.outcome, edge) === outcome) return edge;
  }
  return NONE;
}

/** The outcome of that draw of the tape leads from the node to a new one. */
function addEdge(tree: Tree, node: number, tape: Tape, noted: number): number {
  const edge = addNode(tree, tape, noted + 1);
  tree.outcome[edge] = intAt(tape.outcome, noted);
  tree.from[edge] = numberAt(tape.from, noted);
  tree.to[edge] = numberAt(tape.to, noted);
  tree.nextEdge[edge] = intAt(tree.firstEdge, node);
  tree.firstEdge[node] = edge;
  return edge;
}

/** With that draw of the tape; behind the last stands a leaf. */
function addNode(tree: Tree, tape: Tape, noted: number): number {
  const node = tree.nodes++;
  const isLeaf = noted >= tape.size;
  tree.high[node] = isLeaf ? 0 : intAt(tape.high, noted);
  tree.low[node] = isLeaf ? 0 : intAt(tape.low, noted);
  tree.ordinal[node] = isLeaf ? 0 : intAt(tape.ordinal, noted);
  tree.index[node] = isLeaf ? LEAF : intAt(tape.index, noted);
  tree.firstEdge[node] = NONE;
  tree.nextEdge[node] = NONE;
  return node;
}

/** Writes a leaf's record. */
export function recall({ records: kept, width }: Tree, leaf: number, records: Float64Array, row: number): void {
  const at = leaf * width;
  for (let i = 0; i < width; i++) records[row + i] = numberAt(kept, at + i);
}
