/** What is printed between two tokens of one statement. */

import { commentsDoc, trailingDoc } from './comment-doc.ts';
import { builders, type Doc } from './doc.ts';
import { readGap } from './gap.ts';
import type { Source } from './source.ts';

const { hardline, line, softline } = builders;

/** How two tokens part where no comment stands between them: always, or only where the line is full. */
export type Parting = 'never' | 'space' | 'line' | 'softline';

const PARTINGS: Readonly<Record<Parting, Doc>> = { never: '', space: ' ', line, softline };

/** What is printed in front of a token, inside its statement. */
export function gapDoc(source: Source, index: number, parting: Parting): Doc {
  if (source.commentsBefore(index).length === 0) return PARTINGS[parting];
  const { trailing, own, leading, newLine } = readGap(source, index);
  // A line that ends at such a comment would make another one of it, so it never does.
  if (!newLine) {
    const before = /^[([]$/.test(source.word(index - 1)) ? '' : ' ';
    const after = /^[\]),]$/.test(source.word(index)) ? '' : ' ';
    return [before, commentsDoc(leading), after];
  }
  return [
    trailingDoc(trailing),
    own.map(({ comments }): Doc => [hardline, commentsDoc(comments)]),
    hardline,
    leading.length === 0 ? '' : [commentsDoc(leading), ' '],
  ];
}
