/** A piece of a source, as it is shown elsewhere. */
import type { Span } from '../../syntax/tree.ts';
import { rollout } from './markdown.ts';

const MOST_LINES = 14;
const MOST_CHARACTERS = 1_200;

/** The text of a span without what all its lines are indented by, as a block of the language; cut where it is long. */
export function excerpt(text: string, { start, end }: Span): string {
  return rollout(cut(dedented(text, start, end)));
}

export function dedented(text: string, start: number, end: number): string {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0].length ?? 0;
  const [first = '', ...others] = text.slice(start, end).split(/\r\n?|\n/);
  const blank = new RegExp(`^[ \\t]{0,${indent}}`);
  return [first, ...others.map((line) => line.replace(blank, ''))].join('\n');
}

function cut(text: string): string {
  const lines = text.slice(0, MOST_CHARACTERS).split('\n');
  const isCut = lines.length > MOST_LINES || text.length > MOST_CHARACTERS;
  return isCut ? `${lines.slice(0, MOST_LINES - 1).join('\n')}\n…` : lines.join('\n');
}
