/** The spans of a row as they are drawn: what could not be told apart becomes one. */
import { FILLS, type Fill, type Filled } from '../../../rows/row.ts';

export interface Span {
  readonly fill: Fill;
  readonly start: number;
  readonly end: number;
  /** All that it is made of, in order. */
  readonly parts: readonly Filled[];
}

/** Spans of one fill that overlap, and those nearer than `gap` of which one is shorter than `short`, are one. In order of fills, then of time. */
export function spansOf(filled: readonly Filled[], gap: number, short: number): Span[] {
  return FILLS.flatMap((fill) => {
    const own = filled.filter((each) => each.fill === fill).sort((a, b) => a.start - b.start);
    const spans: { fill: Fill; start: number; end: number; parts: Filled[] }[] = [];
    for (const each of own) {
      const last = spans.at(-1);
      if (last !== undefined && isOne(last, each, gap, short)) {
        last.end = Math.max(last.end, each.end);
        last.parts.push(each);
      } else {
        spans.push({ fill, start: each.start, end: each.end, parts: [each] });
      }
    }
    return spans;
  });
}

function isOne(last: Omit<Span, 'fill' | 'parts'>, next: Filled, gap: number, short: number): boolean {
  if (next.start < last.end) return true;
  if (next.start - last.end > gap) return false;
  return last.end - last.start < short || next.end - next.start < short;
}
