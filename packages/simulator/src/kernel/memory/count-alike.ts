/** Trials counted by the leaf at which they end, without a record for each. */
import type { AlikeTrials } from '../../engine.ts';
import { byteAt, intAt, numberAt } from '../elements.ts';
import type { compileHotWays, HotWays } from './emit.ts';
import { LEAF, NONE, type Tree } from './tree.ts';
import { leafOf } from './walk.ts';

/** Trials that are looked at together. */
const BLOCK = 65_536;
/** Before so many trials code of their own does not pay. */
export const FIRST_COMPILED = 32_768;
/** One of so many trials may be left to the walk before the code is made anew. */
const MOST_LEFT = 50;

/** `run` runs a trial that the tree does not know, and returns its new leaf; NONE: there is no room for it. */
export function alikeTrials(
  tree: Tree,
  run: (trial: number) => number,
  { compile, firstCompiled }: { readonly compile: typeof compileHotWays; readonly firstCompiled: number },
): AlikeTrials {
  const counts = new Float64Array(tree.stratumOf.length);
  const left = new Int32Array(BLOCK);
  let hot: HotWays | null = null;
  let counted = 0;
  let nextCompiled = firstCompiled;

  const add = (trial: number, count: number): boolean => {
    const known = leafOf(tree, trial);
    const leaf = known === NONE ? run(trial) : known;
    if (leaf === NONE) return false;
    counts[leaf] = numberAt(counts, leaf) + count;
    return true;
  };
  const block = (first: number, count: number): boolean => {
    if (hot === null) {
      for (let i = 0; i < count; i++) if (!add(first + i, 1)) return false;
      return true;
    }
    const rest = hot(first, count, counts, left);
    for (let i = 0; i < rest; i++) if (!add(first + intAt(left, i), 1)) return false;
    if (rest * MOST_LEFT < count) nextCompiled = Math.max(nextCompiled, 2 * counted);
    return true;
  };
  return {
    add,
    width: tree.width,
    get kinds() {
      return tree.leaves;
    },
    get records() {
      return tree.records;
    },
    countOf: (kind) => numberAt(counts, kind),
    stratumOf: (kind) => byteAt(tree.stratumOf, kind),
    firstTrialOf: (kind) => numberAt(tree.firstTrial, kind),
    count(first, last) {
      for (let from = first; from <= last; ) {
        if (counted >= nextCompiled) {
          hot = compile(tree, visitsOf(tree, counts));
          nextCompiled = 2 * counted;
        }
        const size = Math.min(BLOCK, last - from + 1);
        if (!block(from, size)) return false;
        counted += size;
        from += size;
      }
      return true;
    },
  };
}

/** How many of the trials counted came to each node. */
function visitsOf(tree: Tree, counts: Float64Array): Float64Array {
  const visits = new Float64Array(tree.nodes);
  // A node has a greater number than those above it.
  for (let node = tree.nodes - 1; node >= 0; node--) {
    if (intAt(tree.index, node) === LEAF) visits[node] = numberAt(counts, intAt(tree.low, node));
    for (let edge = intAt(tree.firstEdge, node); edge !== NONE; edge = intAt(tree.nextEdge, edge)) {
      visits[node] = numberAt(visits, node) + numberAt(visits, edge);
    }
  }
  return visits;
}
