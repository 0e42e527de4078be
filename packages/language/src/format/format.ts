/** One layout for every file. */
import { applyEdits } from '../diagnostics/index.ts';
import { type ParseResult, parse, type Span } from '../syntax/index.ts';
import { editsBetween, type LayoutEdit } from './edits.ts';
import { layOut } from './layout.ts';
import { type Keeping, outline } from './outline.ts';
import { touchedBy } from './range.ts';
import { readSource, type Source } from './source.ts';

/** How wide a line may be where nothing else is said. */
export const LINE_WIDTH = 100;

export interface FormatOptions {
  /** In columns, {@link LINE_WIDTH} unless given. What cannot be broken, such as a long text in quotes, is wider. */
  readonly width?: number | undefined;
  /** Only the statements that this part of the text touches are laid out. */
  readonly range?: Span | undefined;
}

export interface Formatted {
  readonly text: string;
  /** What makes `text` of the text that was given: in order, none in another. */
  readonly edits: readonly LayoutEdit[];
  /** Whether the parser found no error. */
  readonly understood: boolean;
}

/** With these the parser has not read all of the file. */
const UNREAD: ReadonlySet<string> = new Set(['file-too-large', 'nesting-too-deep', 'too-many-errors']);

/**
 * Lays a file out. Only white space changes: tokens and comments stay, in their order. Statements that the parser did not
 * understand keep their text; so does a file over the limits of the language. Never throws, and gives what it gave again.
 */
export function format(text: string, { width = LINE_WIDTH, range }: FormatOptions = {}): Formatted {
  const parsed = parse(text);
  const understood = parsed.diagnostics.length === 0;
  const unchanged: Formatted = { text, edits: [], understood };
  if (parsed.diagnostics.some(({ code }) => UNREAD.has(code))) return unchanged;
  const read: Read = { ...parsed, source: readSource(text) };
  const laidOut = understood ? layoutOf(read, width, 'statements') : bestLayoutOf(read, width);
  if (laidOut === text) return unchanged;
  const edits = editsBetween(read.source, laidOut);
  // A layout that changed more than white space would be a bug of ours; nobody's file suffers from it.
  if (edits === undefined) return unchanged;
  if (range === undefined) return { text: laidOut, edits, understood };
  const place = touchedBy(read.source, outline(read.source, read.tree, read.diagnostics, 'statements'), range);
  const kept = edits.filter(({ span }) => place !== undefined && span.start >= place.start && span.end <= place.end);
  return { text: applyEdits(text, kept), edits: kept, understood };
}

/** A text, what it consists of and what it says. */
interface Read extends ParseResult {
  readonly source: Source;
}

function layoutOf({ source, tree, diagnostics }: Read, width: number, keeping: Keeping): string {
  const mark = source.text.startsWith('\ufeff') ? '\ufeff' : '';
  return mark + layOut(source, outline(source, tree, diagnostics, keeping), width);
}

/**
 * The layout of a file with errors. How the parser finds its way after one depends on lines and their indentation, so
 * a layout counts only if the parser says the same of it, and if it is its own layout.
 */
function bestLayoutOf(read: Read, width: number): string {
  const fine = settled(read, width, 'statements');
  if (fine !== undefined) return fine.source.text;
  const coarse = settled(read, width, 'declarations');
  if (coarse === undefined) return read.source.text;
  return (settled(coarse, width, 'statements') ?? coarse).source.text;
}

function settled(read: Read, width: number, keeping: Keeping): Read | undefined {
  const text = layoutOf(read, width, keeping);
  if (text === read.source.text) return read;
  const parsed = parse(text);
  if (said(parsed) !== said(read) || editsBetween(read.source, text) === undefined) return undefined;
  const again: Read = { ...parsed, source: readSource(text) };
  return layoutOf(again, width, keeping) === text ? again : undefined;
}

/** What the parser says of a text, wherever it stands. */
function said({ tree, diagnostics }: ParseResult): string {
  const withoutPlace = (key: string, value: unknown): unknown => (key === 'span' ? undefined : value);
  return JSON.stringify([tree, diagnostics.map(({ code }) => code)], withoutPlace);
}
