/** A machine as a Graphviz graph. */
import type { Machine } from '../machine/machine.ts';
import type { Arrow, Box, Lane, Shape } from './graph.ts';
import { graphOf } from './graph-of.ts';

const SHAPES: Readonly<Record<Shape, string>> = {
  deploy: 'box',
  wait: 'box',
  act: 'box',
  back: 'box',
  gate: 'diamond',
  ask: 'diamond',
  each: 'box3d',
  pull: 'parallelogram',
  train: 'cds',
  schema: 'cylinder',
  'no-return': 'octagon',
  start: 'oval',
  end: 'oval',
};

/** Stages as clusters, gates as diamonds, pulls of levers aslant, departures as arrows, schemas as cylinders, ways of handlers dashed. The same text for the same machine. */
export function toDot(machine: Machine): string {
  const graph = graphOf(machine);
  const lines = [
    `digraph ${quoted(graph.title)} {`,
    '  rankdir=TB',
    '  node [fontname="sans-serif"]',
    '  edge [fontname="sans-serif"]',
  ];
  for (const box of graph.boxes) lines.push(`  ${boxText(box)}`);
  for (const lane of graph.lanes) addLane(lane, '  ', lines);
  for (const arrow of graph.arrows) lines.push(`  ${arrowText(arrow)}`);
  return `${lines.join('\n')}\n}\n`;
}

function addLane(lane: Lane, indent: string, lines: string[]): void {
  lines.push(`${indent}subgraph cluster_${lane.id} {`, `${indent}  label=${quoted(lane.label)}`);
  for (const box of lane.boxes) lines.push(`${indent}  ${boxText(box)}`);
  for (const inner of lane.lanes) addLane(inner, `${indent}  `, lines);
  lines.push(`${indent}}`);
}

function boxText({ id, label, shape }: Box): string {
  const marks = shape === 'wait' ? ', style=rounded' : '';
  return `${id} [label=${quoted(label)}, shape=${SHAPES[shape]}${marks}]`;
}

function arrowText({ from, to, label, way }: Arrow): string {
  const marks = [
    ...(label === '' ? [] : [`label=${quoted(label)}`]),
    ...(way === 'on' ? [] : ['style=dashed', 'color="#e5534b"']),
  ];
  return `${from} -> ${to}${marks.length === 0 ? '' : ` [${marks.join(', ')}]`}`;
}

/** In quotes dot reads `\"` and escapes such as `\N`; a backslash of ours is written twice. */
function quoted(text: string): string {
  return `"${text.replace(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
