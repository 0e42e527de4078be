import { lexemesOf, WORDS } from '@rollout/language';
import type { VNode } from 'preact';
import { counted } from '../../../text/counted.ts';
import { printableText } from '../../../text/printable.ts';
import type { SourceFile } from '../page-input.ts';

/** Where a line of a file stands in the page. */
export const lineId = (file: number, line: number): string => `file-${file + 1}-${line}`;

/** More lines of a file than these nobody reads in a page; they would be most of it. */
const MOST_LINES = 5_000;

/** Whether a line of a file stands in the page. */
export const isShown = (line: number): boolean => line <= MOST_LINES;

/** The files that the plan was read from, as they were. */
export function SourceFiles({ sources }: { readonly sources: readonly SourceFile[] }): VNode {
  return (
    <>
      {sources.map((source, file) => (
        <SourceText source={source} file={file} />
      ))}
    </>
  );
}

function SourceText({ source: { path, text }, file }: { readonly source: SourceFile; readonly file: number }): VNode {
  const lines = linesOf(text);
  const left = lines.length - MOST_LINES;
  return (
    <div class="file">
      <h3 id={`file-${file + 1}`}>{printableText(path)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section class="source" tabIndex={0} aria-labelledby={`file-${file + 1}`}>
        <code>
          {lines.slice(0, MOST_LINES).map((pieces, line) => (
            <span class="l" id={lineId(file, line + 1)}>
              {pieces.map(({ text: piece, look }) => (look === '' ? piece : <span class={look}>{piece}</span>))}
              {'\n'}
            </span>
          ))}
        </code>
      </section>
      {left > 0 && <p class="notes">Not shown: {counted(left, 'more line')} of this file.</p>}
    </div>
  );
}

interface Piece {
  readonly text: string;
  /** A class of the style sheet; nothing: as all text. */
  readonly look: '' | 'k' | 'n' | 's' | 'c';
}

const words = new Set(WORDS);

/** A text in lines, each in pieces that look alike. */
export function linesOf(text: string): Piece[][] {
  const { tokens, comments } = lexemesOf(text);
  const lexemes = [
    ...tokens.map(({ start, end, text: token }) => ({ start, end, look: lookOf(token) })),
    ...comments.map(({ span: { start, end } }) => ({ start, end, look: 'c' as const })),
  ].sort((a, b) => a.start - b.start);
  const lines: Piece[][] = [[]];
  const put = (piece: string, look: Piece['look']): void => {
    const [first = '', ...more] = piece.split(/\r\n?|\n/);
    for (const [index, part] of [first, ...more].entries()) {
      if (index > 0) lines.push([]);
      const line = lines.at(-1);
      const before = line?.at(-1);
      if (part === '' || line === undefined) continue;
      const shown = tabsKept(part);
      if (before?.look === look) line[line.length - 1] = { text: before.text + shown, look };
      else line.push({ text: shown, look });
    }
  };
  let at = 0;
  for (const { start, end, look } of lexemes) {
    put(text.slice(at, start), '');
    put(text.slice(start, end), look);
    at = end;
  }
  put(text.slice(at), '');
  // What ends the last line begins no other.
  if (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

/** As it is printed, with its tabs. */
export const tabsKept = (part: string): string => part.split('\t').map(printableText).join('\t');

function lookOf(token: string): Piece['look'] {
  if (token.startsWith('"')) return 's';
  if (/^-?\d/.test(token)) return 'n';
  return words.has(token) ? 'k' : '';
}
