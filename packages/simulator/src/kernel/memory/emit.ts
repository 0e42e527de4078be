/**
 * The ways that trials go most often, as a function of its own: every draw written out where it is made, so that the words it is
 * made from stay in registers. Its text is made from numbers alone (keys, bounds, places in tables) and a few fixed words; no name
 * of a plan gets near it. Trials that go any other way are left to whoever walks the tree.
 */
import { GOLDEN, type Presence } from '../../luck/presence.ts';
import { PLAIN } from '../../luck/tape.ts';
import { SUBSTREAM_TAG } from '../../random/draw.ts';
import { intAt, numberAt } from '../elements.ts';
import { threefryText } from './threefry-text.ts';
import { LEAF, NONE, type Tree } from './tree.ts';

/** Encryptions written out at most, each of about 1 KB of bytecode: V8 gives up on functions of more than 60 KB, and takes long for those that are nearly as long. */
const MOST_ENCRYPTIONS = 28;
/** A draw that fewer than one of so many trials make is not written out. */
const RARE = 4096;

/**
 * Adds `count` trials from `first` on to the counts of the leaves at which they end. Those that it does not know are written to `left`, as
 * their distance from `first`, in order; it returns how many.
 */
export type HotWays = (first: number, count: number, counts: Float64Array, left: Int32Array) => number;

/** `visits`: how many trials came to each node. null: no trial has, or the engine allows no code of ours. */
export function compileHotWays(tree: Tree, visits: Float64Array): HotWays | null {
  const text = hotWaysText(tree, visits);
  try {
    // The parameters, in the order of HotWays.
    return new Function('f', 'm', 'n', 'l', text) as HotWays; // what the text says; held to the walk by tests
  } catch {
    // A page's policy against code from text refuses to make functions.
    return null;
  }
}

/** The function's body. `f`: the first trial, `m`: how many, `n`: counts, `l`: trials left, and `o` how many; `t`: the trial. */
export function hotWaysText(tree: Tree, visits: Float64Array): string {
  const hot = hotNodes(tree, visits);
  const ofStratum = (stratum: number): string => nodeText(tree, hot, intAt(tree.roots, stratum));
  const body = tree.presence === null ? ofStratum(0) : strataText(tree.presence, ofStratum);
  return `let o=0;for(let i=0;i<m;i++){const t=f+i;let x=0,y=0,h=0;${body}}return o;`;
}

/** `stratumOfTrial` written out. */
function strataText({ strata, allocated, stratumOfCell }: Presence, ofStratum: (stratum: number) => string): string {
  const possible = [...allocated.keys()].filter((cell) => numberAt(strata, intAt(stratumOfCell, cell)) > 0);
  const branches = possible.map((cell, i) => {
    const text = `{${ofStratum(intAt(stratumOfCell, cell))}}`;
    return i === possible.length - 1 ? text : `if(p<${numberAt(allocated, cell)})${text}`;
  });
  return `const q=t*${GOLDEN};const p=q-Math.floor(q);${branches.join('else ')}`;
}

/** The draws that most trials make; with each those before it. */
function hotNodes({ presence, nodes, index }: Tree, visits: Float64Array): ReadonlySet<number> {
  const trials = visits.reduce((sum, count, node) => (intAt(index, node) === LEAF ? sum + count : sum), 0);
  const draws = Array.from({ length: nodes }, (_, node) => node)
    .filter((node) => intAt(index, node) !== LEAF && numberAt(visits, node) * RARE > trials)
    // A node has a greater number than those above it, and no more visits.
    .sort((a, b) => numberAt(visits, b) - numberAt(visits, a) || a - b);
  // A stratum may be written out in several places.
  const copies = presence === null ? 1 : presence.allocated.length / new Set(presence.stratumOfCell).size;
  let room = MOST_ENCRYPTIONS / copies;
  return new Set(
    draws.filter((node) => {
      room -= intAt(index, node) === PLAIN ? 1 : 2;
      return room >= 0;
    }),
  );
}

const LEFT = 'l[o++]=i;';

function nodeText(tree: Tree, hot: ReadonlySet<number>, node: number): string {
  if (node === NONE) return LEFT;
  const index = intAt(tree.index, node);
  if (index === LEAF) return `n[${intAt(tree.low, node)}]++;`;
  if (!hot.has(node)) return LEFT;
  const branches: string[] = [];
  for (let edge = intAt(tree.firstEdge, node); edge !== NONE; edge = intAt(tree.nextEdge, edge)) {
    branches.push(
      `if(${within(numberAt(tree.from, edge), numberAt(tree.to, edge))}){${nodeText(tree, hot, edge)}}else `,
    );
  }
  return `${drawText(tree, node, index)}h=x>>>0;${branches.join('')}{${LEFT}}`;
}

/** Draws are unsigned numbers of 32 bits. */
function within(from: number, to: number): string {
  if (from <= 0) return `h<${to}`;
  return to >= 2 ** 32 ? `h>=${from}` : `h>=${from}&&h<${to}`;
}

/** Leaves the first word of the node's draw in `x`. */
function drawText(tree: Tree, node: number, index: number): string {
  const own = threefryText(intAt(tree.high, node), intAt(tree.low, node), 't', intAt(tree.ordinal, node));
  return index === PLAIN ? own : `${own}{const a=x,b=y;${threefryText('a', 'b', index, SUBSTREAM_TAG)}}`;
}
