/** The blocks that a place is in, as the tokens in front of it tell. */
import type { Token } from '../../syntax/index.ts';

/** How many braces are open behind the last token. */
export function depthAfter(before: readonly Token[]): number {
  let depth = 0;
  for (const { text } of before) {
    if (text === '{') depth++;
    if (text === '}' && depth > 0) depth--;
  }
  return depth;
}

/** Whether the place is in the block of a sentence that begins with that word, or deeper inside. */
export function isInside({ before }: { readonly before: readonly Token[] }, word: 'each' | 'channel'): boolean {
  const open: boolean[] = [];
  let isBegun = false;
  for (const [index, { text }] of before.entries()) {
    // `in each region` begins nothing.
    if (text === word && before[index - 1]?.text !== 'in') isBegun = true;
    if (text === '{') {
      open.push(isBegun);
      isBegun = false;
    }
    if (text === '}') open.pop();
  }
  return open.includes(true);
}
