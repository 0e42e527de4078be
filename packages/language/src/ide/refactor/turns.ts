/** What a ramp is made of: so many nodes at once, then some steps, and that again with another number. */
import { pluralOfLevel } from '../../program/index.ts';
import type { SourceFile } from '../../semantics/index.ts';
import type { SyntaxNode } from '../../syntax/index.ts';
import type { Deploy, Filter, Level, Quantity } from '../../syntax/tree.ts';
import { textOf, wordsOf } from './written.ts';

/** A `deploy` that could be a turn of a ramp. */
export interface Turn {
  readonly deploy: Deploy;
  readonly count: Quantity;
  readonly level: Level;
  /** As written. */
  readonly filters: string;
  /** Whether its nodes go all at once, as those of a ramp do. */
  readonly atOnce: boolean;
}

export function turnOf(file: SourceFile, node: SyntaxNode | undefined): Turn | undefined {
  if (node?.kind !== 'deploy' || node.green || node.of !== undefined || node.batch !== undefined) return undefined;
  const { clauses, ordering } = node.selector;
  const [clause, ...others] = clauses;
  if (clause?.kind !== 'count-selection' || others.length > 0 || ordering !== undefined) return undefined;
  const { count, filters } = clause;
  const level = clause.level?.level;
  // How many units so many servers are, nobody knows here.
  if (level === undefined || level === 'server' || filters.length > 1) return undefined;
  if (filters.some(({ kind }) => kind !== 'in-places')) return undefined;
  if (node.by === undefined ? level !== 'cluster' : node.by.level !== level) return undefined;
  const atOnce = node.parallel === undefined ? isOne(count) : wordsOf(file, node.parallel) === wordsOf(file, count);
  return { deploy: node, count, level, filters: filtersText(file, filters), atOnce };
}

/** Whether two differ in their numbers at most. */
export function areAlike(a: Turn, b: Turn): boolean {
  return a.level === b.level && a.filters.replaceAll(/\s+/g, ' ') === b.filters.replaceAll(/\s+/g, ' ');
}

/** `ramp 1, 2, 4 clusters in us-west` */
export function rampHead(file: SourceFile, turns: readonly Turn[]): string {
  const [first] = turns;
  if (first === undefined) return '';
  const counts = turns.map(({ count }) => textOf(file, count)).join(', ');
  const single = turns.length === 1 && isOne(first.count);
  return ['ramp', counts, levelWord(first.level, single), first.filters].filter((part) => part !== '').join(' ');
}

/** `deploy 2 clusters in us-west parallel 2`: what one turn of a ramp does. */
export function deployOfTurn(file: SourceFile, count: Quantity, level: Level, filters: readonly Filter[]): string {
  const text = textOf(file, count);
  const parts = ['deploy', text, levelWord(level, isOne(count)), filtersText(file, filters)];
  if (level !== 'cluster') parts.push('by', level);
  if (!isOne(count)) parts.push('parallel', text);
  return parts.filter((part) => part !== '').join(' ');
}

function filtersText({ text }: SourceFile, filters: readonly Filter[]): string {
  return text.slice(filters[0]?.span.start ?? 0, filters.at(-1)?.span.end ?? 0);
}

function isOne(count: Quantity): boolean {
  return count.kind === 'number' && count.value === 1;
}

function levelWord(level: Level, single: boolean): string {
  return single ? level : pluralOfLevel(level);
}
