/** Where Graphviz puts boxes of given sizes, and how it leads arrows between them. The only file that knows it. */
import { instance, type Viz } from '@viz-js/viz';
import type { Point } from './placed.ts';

export interface GraphvizNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Nodes of one rank stand side by side. */
  readonly rank: number;
}

export interface GraphvizEdge {
  readonly from: string;
  readonly to: string;
  /** It only keeps the one above the other. */
  readonly hidden?: boolean;
}

export interface GraphvizLayout {
  readonly width: number;
  readonly height: number;
  /** Middles of nodes. */
  readonly at: ReadonlyMap<string, Point>;
  /** In the order of the edges: the corners of a Bézier curve from border to border, three for each stretch after the first. */
  readonly curves: readonly (readonly Point[])[];
}

export type LayOut = (nodes: readonly GraphvizNode[], edges: readonly GraphvizEdge[]) => GraphvizLayout;

/** From one rank to the next, and between nodes of one, in pixels. */
const RANK_GAP = 34;
export const NODE_GAP = 26;

/** Its units: inches for sizes, points for places. A point is a pixel here. */
const INCH = 72;

/** Loads Graphviz, once. */
export async function graphviz(): Promise<LayOut> {
  loaded ??= instance();
  const viz = await loaded;
  return (nodes, edges) => layOut(viz, nodes, edges);
}

let loaded: Promise<Viz> | undefined;

function layOut(viz: Viz, nodes: readonly GraphvizNode[], edges: readonly GraphvizEdge[]): GraphvizLayout {
  const ranks = [...new Set(nodes.map(({ rank }) => rank))].sort((a, b) => a - b);
  const given = {
    graphAttributes: { rankdir: 'TB', ranksep: RANK_GAP / INCH, nodesep: NODE_GAP / INCH, splines: 'spline' },
    nodeAttributes: { shape: 'box', fixedsize: true, label: '' },
    edgeAttributes: { arrowhead: 'none' },
    nodes: nodes.map(({ id, width, height }) => ({
      name: id,
      attributes: { width: width / INCH, height: height / INCH },
    })),
    edges: edges.map(({ from, to, hidden = false }) => ({
      tail: from,
      head: to,
      attributes: hidden ? { style: 'invis', weight: 100 } : { weight: 10 },
    })),
    subgraphs: ranks.map((rank) => ({
      graphAttributes: { rank: 'same' },
      nodes: nodes.filter((node) => node.rank === rank).map(({ id }) => ({ name: id })),
    })),
  };
  // What it gives as JSON has no types.
  return read(viz.renderJSON(given) as Json, edges);
}

interface Json {
  readonly bb: string;
  readonly objects?: readonly { readonly _gvid: number; readonly name: string; readonly pos?: string }[];
  /** `tail` and `head` are numbers of objects. */
  readonly edges?: readonly { readonly tail: number; readonly head: number; readonly pos?: string }[];
}

/** Its y goes up, and its edges are in no order of ours. */
function read({ bb, objects = [], edges: drawn = [] }: Json, edges: readonly GraphvizEdge[]): GraphvizLayout {
  const [, , width = 0, height = 0] = bb.split(',').map(Number);
  const point = (text: string): Point => {
    const [x = 0, y = 0] = text.split(',').map(Number);
    return [x, height - y];
  };
  const names = new Map(objects.map(({ _gvid, name }) => [_gvid, name]));
  const curves = new Map<string, readonly Point[]>();
  for (const { tail, head, pos } of drawn) {
    const corners = (pos ?? '').split(' ').filter((part) => part !== '' && !/^[es],/.test(part));
    curves.set(keyOf(names.get(tail), names.get(head)), corners.map(point));
  }
  return {
    width,
    height,
    at: new Map(objects.flatMap(({ name, pos }) => (pos === undefined ? [] : [[name, point(pos)] as const]))),
    curves: edges.map(({ from, to }) => curves.get(keyOf(from, to)) ?? []),
  };
}

const keyOf = (from = '', to = ''): string => JSON.stringify([from, to]);
