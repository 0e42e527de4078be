/** Saying something more in a plan. */
import type { TextEdit } from '../../diagnostics/index.ts';
import type { Plan } from '../../syntax/tree.ts';

/** Writes the sentence before the first of the plan, its documentation included; undefined where it has none. */
export function asFirstSentence(path: string, { items }: Plan, sentence: string): TextEdit | undefined {
  const [first] = items;
  if (first === undefined) return undefined;
  const start = 'doc' in first && first.doc !== undefined ? first.doc.span.start : first.span.start;
  return { path, span: { start, end: start }, text: `${sentence}\n  ` };
}
