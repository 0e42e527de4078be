import { stratumOfTrial } from '../../luck/index.ts';
import { PLAIN } from '../../luck/tape.ts';
import { firstWord, firstWordOfSubstream } from '../../random/draw.ts';
import { intAt, numberAt } from '../elements.ts';
import { LEAF, NONE, type Tree } from './tree.ts';

/** The stratum of a trial; 0 where trials are not told apart. */
export function stratumIn({ presence }: Tree, trial: number): number {
  return presence === null ? 0 : stratumOfTrial(presence, trial);
}

/**
 * The leaf at which a trial ends. NONE: it goes a way that none has gone before, or one of its draws lies so near to a bound that
 * its first word does not decide (of every 2^26 draws a few); then it must be run.
 */
export function leafOf(tree: Tree, trial: number): number {
  const { high, low, ordinal, index, firstEdge, nextEdge, from, to } = tree;
  let node = intAt(tree.roots, stratumIn(tree, trial));
  while (node !== NONE) {
    const which = intAt(index, node);
    if (which === LEAF) return intAt(low, node);
    const word =
      which === PLAIN
        ? firstWord(intAt(high, node), intAt(low, node), trial, intAt(ordinal, node))
        : firstWordOfSubstream(intAt(high, node), intAt(low, node), trial, intAt(ordinal, node), which);
    node = intAt(firstEdge, node);
    while (node !== NONE && (word < numberAt(from, node) || word >= numberAt(to, node))) node = intAt(nextEdge, node);
  }
  return NONE;
}
