/** A diagnostic as text: what, where in the source, and what to do. */
import { displayWidth, type LineIndex, lineIndex } from '../syntax/line-index.ts';
import type { Diagnostic, Place, Severity } from './diagnostic.ts';
import { escapeControls } from './escape.ts';

/** How the parts of a frame look; each gives the text back with its colours around it. */
export interface FrameColors {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly hint: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

const plain = (text: string): string => text;

/** No colours. */
export const PLAIN_FRAMES: FrameColors = { error: plain, warning: plain, hint: plain, bold: plain, dim: plain };

/** The text of a file, or undefined where it could not be read. */
export type SourceTexts = (path: string) => string | undefined;

/** How much of a line is shown. */
const WIDEST = 120;

/** Nothing is cut to less. */
const NARROWEST = 30;

/**
 * A diagnostic with its source, a frame of a few lines that ends with a line feed:
 *
 *     error: Unknown word (unknown-word)
 *       --> plan.rollout:3:5
 *        |
 *      3 |     deplpy all
 *        |     ^^^^^^ `deplpy` is not known here: expected a statement of a stage.
 *        = Did you mean `deploy`?
 *
 * Columns count UTF-16 units from 1, as editors do. Control characters are escaped, and line feeds of names and
 * paths: no line begins with what a plan says. A file that is not among the sources has its path alone. Where `columns` are
 * told, lines are cut to fit them, and messages broken.
 */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  sources: SourceTexts,
  colors = PLAIN_FRAMES,
  columns = Number.POSITIVE_INFINITY,
): string {
  const color = colors[diagnostic.severity];
  const places = [diagnostic, ...(diagnostic.related ?? [])].map((place) => locate(place, sources));
  const gutter = ' '.repeat(Math.max(1, ...places.map((place) => String(place.line ?? '').length)));
  const [own, ...related] = places;
  const page: Page = { gutter, colors, columns: Math.max(NARROWEST, columns - gutter.length - 3) };
  const lines = [
    `${color(colors.bold(diagnostic.severity))}${colors.bold(`: ${diagnostic.title}`)} ${colors.dim(`(${diagnostic.code})`)}`,
    ...(own === undefined ? [] : frame(own, inOneLine(diagnostic.message), page, diagnostic.severity)),
    ...(diagnostic.related ?? []).flatMap((place, index) => {
      const located = related[index];
      return located === undefined ? [] : frame(located, inOneLine(place.message), page, 'hint');
    }),
    ...(diagnostic.help === undefined ? [] : noteLines(inOneLine(diagnostic.help), page)),
  ];
  return `${lines.join('\n')}\n`;
}

/** What the lines of a frame have in common: what stands on their left, and the room to its right. */
interface Page {
  readonly gutter: string;
  readonly colors: FrameColors;
  readonly columns: number;
}

interface LocatedLine {
  readonly path: string;
  /** Undefined where the text is not known. */
  readonly line: number | undefined;
  readonly column: number;
  readonly text: string;
  /** The marked part of the line, in its UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** One index for each text, however many diagnostics point into it. */
const indices = new WeakMap<SourceTexts, Map<string, LineIndex>>();

function indexOf(sources: SourceTexts, path: string, text: string): LineIndex {
  let known = indices.get(sources);
  if (known === undefined) {
    known = new Map();
    indices.set(sources, known);
  }
  let index = known.get(path);
  if (index === undefined) {
    index = lineIndex(text);
    known.set(path, index);
  }
  return index;
}

function locate({ path, span }: Place, sources: SourceTexts): LocatedLine {
  const source = sources(path);
  if (source === undefined) return { path, line: undefined, column: 0, text: '', from: 0, to: 0 };
  const index = indexOf(sources, path, source);
  const { line, column } = index.position(span.start);
  const text = index.lineText(line);
  const from = Math.min(column - 1, text.length);
  const to = Math.min(text.length, from + (span.end - span.start));
  return { path, line, column, text, from, to };
}

function frame(place: LocatedLine, message: string, page: Page, severity: Severity): readonly string[] {
  const { gutter, colors, columns } = page;
  const path = inOneLine(place.path);
  if (place.line === undefined) return [`${gutter}${colors.dim('-->')} ${path}`, ...noteLines(message, page)];
  const bar = colors.dim('|');
  const { before, marked, after } = excerpt(place, Math.min(WIDEST, columns));
  const indent = ' '.repeat(displayWidth(before));
  const marks = '^'.repeat(Math.max(1, displayWidth(marked)));
  const fits = displayWidth(`${indent}${marks} ${message}`) <= columns;
  return [
    `${gutter}${colors.dim('-->')} ${path}:${place.line}:${place.column}`,
    `${gutter} ${bar}`,
    `${colors.dim(String(place.line).padStart(gutter.length))} ${bar} ${before}${marked}${after}`,
    `${gutter} ${bar} ${indent}${colors[severity](fits ? `${marks} ${message}` : marks)}`,
    ...(fits ? [] : broken(message, columns).map((line) => `${gutter} ${bar} ${colors[severity](line)}`)),
  ];
}

/** What is said below the source. */
function noteLines(text: string, { gutter, colors, columns }: Page): readonly string[] {
  return broken(text, columns).map((line, index) => `${gutter} ${index === 0 ? colors.dim('=') : ' '} ${line}`);
}

/** A text in lines of that width, broken at spaces. */
function broken(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length === 0) lines.push(word);
    else if (displayWidth(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The line around the marked part, printable; cut where it is too long. */
function excerpt({ text, from, to }: LocatedLine, widest: number): { before: string; marked: string; after: string } {
  const start = Math.max(0, Math.min(from - Math.floor(widest / 3), text.length - widest));
  const end = Math.min(text.length, start + widest);
  const last = Math.min(to, end);
  return {
    before: `${start > 0 ? '…' : ''}${shown(text.slice(start, from))}`,
    marked: shown(text.slice(from, last)),
    after: `${shown(text.slice(last, end))}${end < text.length ? '…' : ''}`,
  };
}

function shown(text: string): string {
  return inOneLine(text.replaceAll('\t', '    '));
}

function inOneLine(text: string): string {
  return escapeControls(text).replaceAll('\n', '\\n');
}
