/** A machine as a mermaid flowchart. */
import type { Machine } from '../machine/machine.ts';
import { foldGraph } from './fold-graph.ts';
import type { Arrow, Box, Graph, Lane, Shape } from './graph.ts';
import { graphOf } from './graph-of.ts';

/**
 * What stands out is coloured by its edge alone: fill and text are the page's, light or dark, and edges stand out from both by 3 to 1 (WCAG 2.2, 1.4.11).
 */
const CLASSES: readonly (readonly [name: string, look: string, shapes: readonly Shape[]])[] = [
  ['gate', 'stroke:#a87400,stroke-width:2px', ['gate', 'ask']],
  ['lever', 'stroke:#8250df,stroke-width:2px', ['pull', 'train', 'schema']],
  ['wait', 'stroke:#7d8590,stroke-dasharray:2 3', ['wait']],
  ['noReturn', 'stroke:#e5534b,stroke-width:4px', ['no-return']],
];
const COMPLETED = 'end_completed';
const ENDS: readonly (readonly [name: string, look: string])[] = [
  ['good', 'stroke:#1a7f37,stroke-width:3px'],
  ['bad', 'stroke:#e5534b,stroke-width:3px'],
];
const WAY_BACK = 'stroke:#e5534b,stroke-width:2px';

/** What mermaid draws where nobody has told it otherwise, on GitHub for one: so many characters, and so many arrows. */
const MOST_CHARACTERS = 50_000;
const MOST_ARROWS = 500;

/**
 * Stages as subgraphs, gates as diamonds, waits rounded, pulls of levers aslant, departures as flags, schemas as cylinders, ways of handlers dashed
 * and red. GitHub draws it where it stands in a README: of a plan that is too large for that, stages are boxes, or several of them are one. The same
 * text for the same machine.
 */
export function toMermaid(machine: Machine): string {
  const graph = graphOf(machine);
  const whole = mermaidOf(graph, []);
  if (isDrawn(whole, graph)) return whole;
  for (let stages = 1; ; stages *= 2) {
    const folded = foldGraph(graph, stages);
    const each = stages === 1 ? 'Each stage is one box' : `Each ${stages} stages are one box`;
    const text = mermaidOf(folded, [`  %% ${each}: the whole plan is more than mermaid draws.`]);
    if (isDrawn(text, folded) || stages >= graph.lanes.length) return text;
  }
}

const isDrawn = (text: string, { arrows }: Graph): boolean =>
  text.length <= MOST_CHARACTERS && arrows.length <= MOST_ARROWS;

function mermaidOf(graph: Graph, notes: readonly string[]): string {
  const lines = ['flowchart TD', ...notes];
  for (const box of graph.boxes) lines.push(`  ${boxText(box)}`);
  for (const lane of graph.lanes) addLane(lane, '  ', lines);
  for (const arrow of graph.arrows) lines.push(`  ${arrowText(arrow)}`);
  addColors([...graph.boxes, ...graph.lanes.flatMap(boxesOf)], lines);
  const back = graph.arrows.flatMap(({ way }, index) => (way === 'on' ? [] : [index]));
  if (back.length > 0) lines.push(`  linkStyle ${back.join(',')} ${WAY_BACK}`);
  return `${lines.join('\n')}\n`;
}

function addLane(lane: Lane, indent: string, lines: string[]): void {
  lines.push(`${indent}subgraph ${lane.id}["${escaped(lane.label)}"]`);
  for (const box of lane.boxes) lines.push(`${indent}  ${boxText(box)}`);
  for (const inner of lane.lanes) addLane(inner, `${indent}  `, lines);
  lines.push(`${indent}end`);
}

function addColors(boxes: readonly Box[], lines: string[]): void {
  const color = (name: string, look: string, chosen: readonly Box[]) => {
    if (chosen.length === 0) return;
    lines.push(`  classDef ${name} ${look}`, `  class ${chosen.map(({ id }) => id).join(',')} ${name}`);
  };
  for (const [name, look, shapes] of CLASSES) {
    color(
      name,
      look,
      boxes.filter(({ shape }) => shapes.includes(shape)),
    );
  }
  const ends = boxes.filter(({ shape }) => shape === 'end');
  for (const [name, look] of ENDS) {
    color(
      name,
      look,
      ends.filter(({ id }) => (id === COMPLETED) === (name === 'good')),
    );
  }
}

function boxesOf({ boxes, lanes }: Lane): Box[] {
  return [...boxes, ...lanes.flatMap(boxesOf)];
}

function boxText({ id, label, shape }: Box): string {
  const text = `"${escaped(label)}"`;
  switch (shape) {
    case 'gate':
    case 'ask':
      return `${id}{${text}}`;
    case 'each':
      return `${id}[[${text}]]`;
    case 'pull':
      return `${id}[/${text}/]`;
    case 'train':
      return `${id}>${text}]`;
    case 'schema':
      return `${id}[(${text})]`;
    case 'no-return':
      return `${id}{{${text}}}`;
    case 'start':
    case 'end':
      return `${id}([${text}])`;
    case 'wait':
      return `${id}(${text})`;
    case 'deploy':
    case 'act':
    case 'back':
      return `${id}[${text}]`;
  }
}

function arrowText({ from, to, label, way }: Arrow): string {
  const line = way === 'on' ? '-->' : '-.->';
  return label === '' ? `${from} ${line} ${to}` : `${from} ${line}|"${escaped(label)}"| ${to}`;
}

/** Inside quotes mermaid reads `#` codes, Markdown and HTML; whatever could begin one of them is written as a code. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{N} .,:;%()/+*=×_-]/gu, (character) => `#${character.codePointAt(0)};`)
    .replace(/[*_]/g, (character) => `#${character.codePointAt(0)};`);
}
