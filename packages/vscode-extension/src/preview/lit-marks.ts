/** What of a picture the cursor's line is. */
import type { PreviewMark, WireRange } from '@rollout/language-server';

type Position = WireRange['start'];

export interface Lit {
  readonly ids: readonly string[];
  /** Of what is around it: the stage of a step. */
  readonly around: readonly string[];
}

/** The marks of the smallest thing that stands in the cursor's line, and those of all that is around it. */
export function litMarks(marks: readonly PreviewMark[], uri: string, cursor: Position): Lit {
  const here = marks.filter(({ uri: own, whole }) => own === uri && holdsLine(whole, cursor.line));
  // Where something begins in the line it is about that; beside several sentences, about the first.
  const begins = here.filter(({ whole }) => whole.start.line === cursor.line);
  const exact = begins.filter(({ whole }) => holds(whole, cursor));
  const [first] = [...begins].sort((a, b) => a.whole.start.character - b.whole.start.character);
  const smallest =
    smallestOf(exact) ??
    (first === undefined ? smallestOf(here) : smallestOf(begins.filter((each) => isAt(each, first))));
  if (smallest === undefined) return { ids: [], around: [] };
  const isSame = (mark: PreviewMark): boolean => compareSizes(mark.whole, smallest.whole) === 0 && isAt(mark, smallest);
  const around = here.filter((mark) => !isSame(mark) && encloses(mark.whole, smallest.whole));
  return { ids: here.filter(isSame).map(({ id }) => id), around: around.map(({ id }) => id) };
}

const holdsLine = ({ start, end }: WireRange, line: number): boolean => start.line <= line && line <= end.line;

const before = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);

const holds = ({ start, end }: WireRange, at: Position): boolean => before(start, at) && before(at, end);

const encloses = (outer: WireRange, inner: WireRange): boolean =>
  before(outer.start, inner.start) && before(inner.end, outer.end);

const isAt = ({ whole: { start: a } }: PreviewMark, { whole: { start: b } }: PreviewMark): boolean =>
  a.line === b.line && a.character === b.character;

function smallestOf(marks: readonly PreviewMark[]): PreviewMark | undefined {
  return [...marks].sort((a, b) => compareSizes(a.whole, b.whole))[0];
}

/** By lines, then by what they take of them. */
function compareSizes(a: WireRange, b: WireRange): number {
  return (
    a.end.line - a.start.line - (b.end.line - b.start.line) ||
    a.end.character - a.start.character - (b.end.character - b.start.character)
  );
}
