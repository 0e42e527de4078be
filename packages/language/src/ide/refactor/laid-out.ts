/** A change, laid out as the formatter would have it, and told as edits of the texts that are there. */
import { applyEdits, type TextEdit } from '../../diagnostics/index.ts';
import { format, type LayoutEdit } from '../../format/index.ts';
import type { Location } from '../../program/index.ts';
import type { SourceFile } from '../../semantics/index.ts';
import type { Sources } from '../sources.ts';
import { composed } from './composed.ts';
import type { Change, Draft, Mark } from './refactoring.ts';

/** So many places are laid out each by itself; of more, all that stands between them is, too. */
const MOST_PLACES = 8;

/** A file that had its layout has it afterwards; of another, only the statements that are changed get theirs. */
export function laidOut({ files }: Sources, { edits, creates = [], rename, select }: Draft): Change {
  const made = new Map<string, Made>();
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const file = files.get(path);
    if (file !== undefined) made.set(path, layOutFile(file, inOrder(edits.filter((edit) => edit.path === path))));
  }
  const placeOf = (mark: Mark | undefined): Location | undefined => {
    const own = mark === undefined ? undefined : made.get(mark.edit.path);
    return mark === undefined || own === undefined ? undefined : { path: mark.edit.path, span: afterwards(own, mark) };
  };
  const renameAt = placeOf(rename);
  const selectAt = placeOf(select);
  return {
    edits: [...made].flatMap(([path, { all }]) => all.map((edit) => ({ path, ...edit }))),
    creates: creates.map(({ path, text }) => ({ path, text: format(text).text })),
    ...(renameAt === undefined ? {} : { renameAt }),
    ...(selectAt === undefined ? {} : { selectAt }),
  };
}

/** The edits that were asked for, then those of the layout that follow them, and both as one. */
interface Made {
  readonly asked: readonly LayoutEdit[];
  readonly layout: readonly LayoutEdit[];
  readonly all: readonly LayoutEdit[];
}

function layOutFile(file: SourceFile, asked: readonly TextEdit[]): Made {
  const after = applyEdits(file.text, asked);
  const layout = hasLayout(file) ? format(after).edits : layoutOfChanged(after, asked);
  return { asked, layout, all: composed(file.text, asked, layout) };
}

const known = new WeakMap<SourceFile, boolean>();

/** Looked at once, however many changes are worked out. */
function hasLayout(file: SourceFile): boolean {
  const has = known.get(file) ?? format(file.text).edits.length === 0;
  known.set(file, has);
  return has;
}

function layoutOfChanged(after: string, asked: readonly TextEdit[]): readonly LayoutEdit[] {
  let by = 0;
  const places = asked.map(({ span, text }) => {
    const at = span.start + by;
    by += text.length - (span.end - span.start);
    // What begins right behind the white space that an edit ends with is another statement.
    const start = at + text.length - text.trimStart().length;
    return { start, end: Math.max(start, at + text.trimEnd().length) };
  });
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return [];
  const ranges = places.length > MOST_PLACES ? [{ start: first.start, end: last.end }] : places;
  const found = new Map<number, LayoutEdit>();
  for (const range of ranges) for (const edit of format(after, { range }).edits) found.set(edit.span.start, edit);
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Layout changes white space alone, so that what a mark points at only moves. */
function afterwards({ asked, layout }: Made, { edit, start, end }: Mark): Location['span'] {
  const before = asked.filter((each) => each.span.end <= edit.span.start && each !== edit);
  const at = edit.span.start + grownBy(before);
  const moved = at + start + grownBy(layout.filter(({ span }) => span.end <= at + start));
  return { start: moved, end: moved + end - start };
}

function grownBy(edits: readonly LayoutEdit[]): number {
  return edits.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0);
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
