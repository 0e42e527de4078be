/** What a comment silences. */
import type { Comment } from '../../syntax/index.ts';
import type { Span } from '../../syntax/tree.ts';
import { code, paragraphs } from './markdown.ts';

/** What is known of a code of the catalog. */
export interface CodeFacts {
  /** A few words. */
  readonly title: string;
  /** What it looks for, in Markdown. */
  readonly meaning: string;
}

interface CommentHover {
  readonly span: Span;
  readonly markdown: string;
}

const SUPPRESSION = /^\/\/\s*(rollout-ignore(?:-file)?)(?=\s|$)\s*([^:]*)/;

/** Of a suppression: itself, or the code in it that the offset is in. Undefined for any other comment. */
export function commentText(
  { text, span, kind }: Comment,
  offset: number,
  factsOf: (code: string) => CodeFacts | undefined,
): CommentHover | undefined {
  const match = kind === 'line' ? SUPPRESSION.exec(text) : null;
  const [, word, codes] = match ?? [];
  if (word === undefined || codes === undefined) return undefined;
  const first = span.start + (match?.[0].length ?? 0) - codes.length;
  for (const each of codes.matchAll(/[\w-]+/g)) {
    const at = { start: first + each.index, end: first + each.index + each[0].length };
    if (at.start <= offset && offset <= at.end) return { span: at, markdown: codeText(each[0], factsOf(each[0])) };
  }
  const start = span.start + text.indexOf(word);
  const silences = word === 'rollout-ignore-file' ? 'anywhere in this file' : 'in the statement below';
  const named = [...codes.matchAll(/[\w-]+/g)].map(([name]) => code(name)).join(', ');
  const markdown = paragraphs(
    `**${word}** — silences ${named === '' ? 'findings of the codes that it names' : named} ${silences}.`,
    'It is written `CODE: why`; several codes are parted by commas.',
  );
  return { span: { start, end: start + word.length }, markdown };
}

/** A code of the catalog: its title, and what it means. */
function codeText(name: string, facts: CodeFacts | undefined): string {
  if (facts === undefined) return `${code(name)} — no finding has this code.`;
  return paragraphs(`${code(name)} — ${facts.title}.`, facts.meaning);
}
