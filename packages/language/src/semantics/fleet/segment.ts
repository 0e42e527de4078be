/** One segment of an address, and the nodes of an entry that it names. */
import type { TopologyNode } from '../../program/index.ts';

/** The name of one of an entry's nodes: `web-3` (`number` from 1) where the entry is counted, else `web`. */
export function nodeName(node: TopologyNode, number: number): string {
  return node.indexed ? `${node.name}-${number}` : node.name;
}

/** `web-3` read as the third of `web`; null where the text does not end so. */
export function splitNumbered(segment: string): { readonly base: string; readonly number: number } | null {
  const match = /^(.+)-([1-9][0-9]{0,8})$/.exec(segment);
  return match?.[1] === undefined ? null : { base: match[1], number: Number(match[2]) };
}

/** Which nodes of the entry a segment names: all of them, the one with that number (from 1), or none. */
export function matchSegment(node: TopologyNode, segment: string): 'all' | number | null {
  if (node.name === segment) return 'all';
  if (!node.indexed) return null;
  const split = splitNumbered(segment);
  return split !== null && split.base === node.name && split.number <= node.count ? split.number : null;
}
