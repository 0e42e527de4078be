/** A machine as a Graphviz graph. */
import type { Machine } from '../machine/machine.ts';
import type { Arrow, Box, Lane, Shape } from './draft.ts';
import { pictureOf } from './picture.ts';

const SHAPES: Readonly<Record<Shape, string>> = {
  step: 'box',
  gate: 'diamond',
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
  const picture = pictureOf(machine);
  const lines = [
    `digraph ${quoted(picture.title)} {`,
    '  rankdir=TB',
    '  node [fontname="sans-serif"]',
    '  edge [fontname="sans-serif"]',
  ];
  for (const box of picture.boxes) lines.push(`  ${boxText(box)}`);
  for (const lane of picture.lanes) addLane(lane, '  ', lines);
  for (const arrow of picture.arrows) lines.push(`  ${arrowText(arrow)}`);
  return `${lines.join('\n')}\n}\n`;
}

function addLane(lane: Lane, indent: string, lines: string[]): void {
  lines.push(`${indent}subgraph cluster_${lane.id} {`, `${indent}  label=${quoted(lane.label)}`);
  for (const box of lane.boxes) lines.push(`${indent}  ${boxText(box)}`);
  for (const inner of lane.lanes) addLane(inner, `${indent}  `, lines);
  lines.push(`${indent}}`);
}

function boxText({ id, label, shape }: Box): string {
  return `${id} [label=${quoted(label)}, shape=${SHAPES[shape]}]`;
}

function arrowText({ from, to, label, dashed }: Arrow): string {
  const marks = [...(label === '' ? [] : [`label=${quoted(label)}`]), ...(dashed ? ['style=dashed'] : [])];
  return `${from} -> ${to}${marks.length === 0 ? '' : ` [${marks.join(', ')}]`}`;
}

/** In quotes dot reads `\"` and escapes such as `\N`; a backslash of ours is written twice. */
function quoted(text: string): string {
  return `"${text.replace(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
