/** What is told of what the pointer is on. */
import type { SourceFile } from '../../semantics/index.ts';
import type { Span } from '../../syntax/tree.ts';
import { nameAt } from '../names/file-names.ts';
import { readingAt } from '../reading/index.ts';
import type { Sources } from '../sources.ts';
import { lexemesOfFile, type PathStep, pathTo, tokenAt } from '../tree-path.ts';
import { type CodeFacts, commentText } from './comment-text.ts';
import { literalText } from './literal-text.ts';
import { code, paragraphs } from './markdown.ts';
import { nameText } from './name-text.ts';
import { partPlayed } from './part-played.ts';
import { symbolText } from './terms.ts';
import { wordText } from './word-text.ts';

export interface Hover {
  /** What it is about. */
  readonly span: Span;
  /** A short first line, then details. It holds no HTML, no pictures, and no links but to pages. */
  readonly markdown: string;
}

export interface HoverOptions {
  /** What is known of a code of the catalog, which comments name. */
  readonly codeFacts?: (code: string) => CodeFacts | undefined;
}

const nothing = (): undefined => undefined;

/**
 * What stands at an offset: a word of the language by the sentence it is in, a name by what it stands for, a literal by what it comes to, a comment that silences
 * findings. null where there is nothing to tell, beside the text, and in files that are not here.
 */
export function hoverAt(
  sources: Sources,
  path: string,
  offset: number,
  { codeFacts = nothing }: HoverOptions = {},
): Hover | null {
  const file = sources.files.get(path);
  if (file === undefined || !(offset >= 0 && offset <= file.text.length)) return null;
  const comment = lexemesOfFile(file).comments.find(({ span }) => span.start <= offset && offset <= span.end);
  const token = tokenAt(file, offset);
  if (comment !== undefined && (token === undefined || token.start > offset || token.end === offset)) {
    return commentText(comment, offset, codeFacts) ?? null;
  }
  if (token === undefined) return null;
  const { start, end, text } = token;
  const markdown = textAt(sources, file, { start, end }, text);
  return markdown === undefined ? null : { span: { start, end }, markdown };
}

function textAt(sources: Sources, file: SourceFile, span: Span, text: string): string | undefined {
  const role = readingAt(file, span.start);
  const played = role === undefined ? undefined : partPlayed(role);
  const name = nameAt(file, span.start);
  if (name !== undefined && name.name.span.start === span.start) {
    const told = nameText(sources, name) ?? unknownName(name.name.text, played);
    return name.role.kind === 'refers' && name.role.to === 'param' ? paragraphs(told, played) : told;
  }
  const path = pathTo(file, span);
  const literal = literalText(path, sources, file);
  if (literal !== undefined) return paragraphs(literal, played) || code(text);
  if (text === 'here') return paragraphs(hereText(path, file), wordText(text, role));
  if (/^[\p{L}_]/u.test(text)) return wordText(text, role);
  return symbolText(text);
}

/** What `here` is in the block of an `each`; undefined elsewhere. */
function hereText(path: readonly PathStep[], { text }: SourceFile): string | undefined {
  const each = path.findLast(({ node }) => node.kind === 'each')?.node;
  if (each?.kind !== 'each' || each.block === undefined) return undefined;
  const head = text.slice(each.span.start, each.block.span.start).replaceAll(/\s+/g, ' ').trim();
  return `**here** — what ${code(head)} has at a time.`;
}

/** A name that nothing is known by. */
function unknownName(text: string, played: string | undefined): string {
  return paragraphs(`${code(text)} — nothing is known here by this name.`, played);
}
