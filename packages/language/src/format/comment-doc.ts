/** Comments as they are printed. */

import type { Comment } from '../syntax/index.ts';
import { builders, type Doc } from './doc.ts';

const { hardline, literalline, lineSuffix, join } = builders;

/**
 * One comment. The lines of one whose every line begins with a star move with it; those of any other stay as they are.
 * What is blank at the end of a line is left out.
 */
function commentDoc({ text }: Comment): Doc {
  const [first = '', ...rest] = commentLines(text);
  if (rest.length === 0) return first;
  if (rest.every((line) => /^[ \t]*\*/.test(line))) {
    return [first, ...rest.map((line): Doc => [hardline, ` ${line.replace(/^[ \t]+/, '')}`])];
  }
  return [first, ...rest.map((line): Doc => [literalline, line])];
}

/** The lines of a comment, without blanks at their ends. */
export function commentLines(text: string): string[] {
  return text.split(/\r\n?|\n/).map((line) => line.replace(/[ \t]+$/, ''));
}

/** Comments on one line. */
export function commentsDoc(comments: readonly Comment[]): Doc {
  return join(' ', comments.map(commentDoc));
}

/** Comments at the end of a line, whose width does not count: a line is not broken for what is said beside it. */
export function trailingDoc(comments: readonly Comment[]): Doc {
  if (comments.length === 0) return '';
  const doc: Doc = ['  ', commentsDoc(comments)];
  return comments.some(({ text }) => /[\r\n]/.test(text)) ? doc : lineSuffix(doc);
}
