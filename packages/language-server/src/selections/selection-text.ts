/** What is selected, in words. */
import { markdownCode as code } from '@rollout/language';
import { counted, formatCount, formatPercent } from '@rollout/report';
import type { SelectionFacts } from './selection-facts.ts';

const MOST_PARTS = 8;

/** In Markdown: a line, and a list of parts where there are several. Empty where nothing is known. */
export function selectionText(facts: readonly SelectionFacts[]): string {
  const written = facts.filter(({ scenario }) => scenario === null);
  const told = written.length > 0 ? written : facts;
  const texts = told.map((each) => ({ plan: each.plan, text: textOf(each) }));
  const isOne = new Set(texts.map(({ text }) => text)).size === 1;
  if (isOne) return texts[0]?.text ?? '';
  return texts.map(({ plan, text }) => `In ${code(plan)}: ${text}`).join('\n\n');
}

function textOf({ all, share, level, parts, partsAre }: SelectionFacts): string {
  if (all.servers === 0) return 'Selects no server.';
  const nodes = level === 'server' ? '' : ` in ${counted(all.nodes, level)}`;
  const names = all.first.map(code).join(', ');
  const rest = all.nodes - all.first.length;
  const others = rest > 0 ? `, and ${formatCount(rest)} more` : '';
  const line = `Selects ${counted(all.servers, 'server')}${nodes}, ${shareText(share)} of the fleet: ${names}${others}.`;
  if (partsAre === null) return line;
  const shown = parts.slice(0, MOST_PARTS).map((part) => `- ${partName(part.name)}${counted(part.servers, 'server')}`);
  const more = parts.length > shown.length ? [`- … ${formatCount(parts.length - shown.length)} more`] : [];
  return `${line}\n\n${headOf(partsAre, parts.length)}\n\n${[...shown, ...more].join('\n')}`;
}

function headOf(partsAre: NonNullable<SelectionFacts['partsAre']>, parts: number): string {
  switch (partsAre) {
    case 'units':
      return `Unit by unit, ${formatCount(parts)} in all:`;
    case 'turns':
      return `Turn by turn:`;
    case 'copies':
      return `In each of ${formatCount(parts)} units:`;
    case 'sets':
      return `In ${formatCount(parts)} groups:`;
  }
}

const partName = (name: string): string => (name === '' ? '' : `${code(name)}: `);

/** As precise as anybody reads it. */
function shareText(share: number): string {
  return share === 1 ? 'all' : formatPercent(share);
}
