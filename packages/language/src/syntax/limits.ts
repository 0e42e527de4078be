/** Limits that are checked before the work is done. */
import type { IToken } from 'chevrotain';
import { DEEPEST_NESTING, LARGEST_FILE } from './diagnostics.ts';
import { keywords, lexedTypes, symbolType } from './tokens/token-types.ts';

/** The bytes of a text in UTF-8, or undefined if they are within the limit. Looks at no more than it has to. */
export function sizeIfTooLarge(text: string): number | undefined {
  if (text.length * 3 <= LARGEST_FILE) return undefined;
  if (text.length > LARGEST_FILE) return text.length;
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // Each half of a surrogate pair stands for two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes > LARGEST_FILE ? bytes : undefined;
}

const opens = new Set([symbolType('{'), symbolType('('), symbolType('[')]);
const closes = new Set([symbolType('}'), symbolType(')'), symbolType(']')]);
const word = keywords('else', 'on', 'then');
const on = new Set(lexedTypes.filter((type) => type === word.on || type.CATEGORIES?.includes(word.on)));
const goesOn = new Set(
  lexedTypes.filter((type) => [word.then, word.else].some((is) => type === is || type.CATEGORIES?.includes(is))),
);

export interface BoundedTokens {
  readonly tokens: IToken[];
  /** The first token of each part that was left out for being nested too deep. */
  readonly tooDeep: readonly IToken[];
}

/**
 * Leaves out what is nested too deep: the parser needs stack for every level. Actions chain with `then` and `else`
 * without brackets, so those of a handler count too.
 */
export function boundNesting(tokens: IToken[]): BoundedTokens {
  const tooDeep: IToken[] = [];
  const kept: IToken[] = [];
  let depth = 0;
  let chain = 0;
  let leavingOut = false;
  for (const token of tokens) {
    const type = token.tokenType;
    if (opens.has(type)) depth++;
    if (on.has(type)) chain = 0;
    if (goesOn.has(type)) chain++;
    if (depth > DEEPEST_NESTING || chain > DEEPEST_NESTING) {
      if (!leavingOut) tooDeep.push(token);
      leavingOut = true;
    } else {
      leavingOut = false;
      kept.push(token);
    }
    if (closes.has(type)) {
      chain = 0;
      depth = Math.max(0, depth - 1);
    }
  }
  return tooDeep.length === 0 ? { tokens, tooDeep } : { tokens: kept, tooDeep };
}
