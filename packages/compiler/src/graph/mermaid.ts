/** A machine as a mermaid flowchart. */
import type { Machine } from '../machine/machine.ts';
import type { Arrow, Box, Lane } from './draft.ts';
import { pictureOf } from './picture.ts';

/** Stages as subgraphs, gates as diamonds, pulls of levers aslant, departures as flags, schemas as cylinders, ways of handlers dashed. The same text for the same machine. */
export function toMermaid(machine: Machine): string {
  const picture = pictureOf(machine);
  const lines = ['flowchart TD'];
  for (const box of picture.boxes) lines.push(`  ${boxText(box)}`);
  for (const lane of picture.lanes) addLane(lane, '  ', lines);
  for (const arrow of picture.arrows) lines.push(`  ${arrowText(arrow)}`);
  return `${lines.join('\n')}\n`;
}

function addLane(lane: Lane, indent: string, lines: string[]): void {
  lines.push(`${indent}subgraph ${lane.id}["${escaped(lane.label)}"]`);
  for (const box of lane.boxes) lines.push(`${indent}  ${boxText(box)}`);
  for (const inner of lane.lanes) addLane(inner, `${indent}  `, lines);
  lines.push(`${indent}end`);
}

function boxText({ id, label, shape }: Box): string {
  const text = `"${escaped(label)}"`;
  switch (shape) {
    case 'gate':
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
    case 'step':
      return `${id}[${text}]`;
  }
}

function arrowText({ from, to, label, dashed }: Arrow): string {
  const line = dashed ? '-.->' : '-->';
  return label === '' ? `${from} ${line} ${to}` : `${from} ${line}|"${escaped(label)}"| ${to}`;
}

/** Inside quotes mermaid reads `#` codes, Markdown and HTML; whatever could begin one of them is written as a code. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{N} .,:;%()/+*=×_-]/gu, (character) => `#${character.codePointAt(0)};`)
    .replace(/[*_]/g, (character) => `#${character.codePointAt(0)};`);
}
