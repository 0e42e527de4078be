/** Words that may have been forgotten: what was found would fit after them. */
import type { IToken } from 'chevrotain';
import { HOW_LONG, type Part } from '../../schema/index.ts';
import { DurationToken, isWord, Name, NumberToken, PercentToken, Value } from '../tokens/token-types.ts';
import type { Context, Way } from './endings.ts';
import { includesToken } from './first-sets.ts';
import { leavesOf, partAt } from './parts.ts';
import { definitionOf } from './productions.ts';

export interface Forgotten {
  /** The name of its type. */
  readonly type: string;
  /** The name of the type that has to come after what was found; undefined where none has to. */
  readonly needs: string | undefined;
}

/** The one token that a way begins with, if what was found fits after it. */
export function forgottenIn({ grammar, sets, found }: Context, { rule, sequence }: Way): readonly Forgotten[] {
  const [first, ...others] = sets.firstOf(sequence).types;
  if (first?.tokenTypeIdx === undefined || others.length > 0) return [];
  const second = sets.secondOf(sequence, first.tokenTypeIdx);
  // That a word could be a name as well says nothing.
  const types = isWord(found.image)
    ? [...second.types].filter((type) => type !== Name && type !== Value)
    : second.types;
  if (!includesToken({ types: new Set(types), empty: false }, found.tokenTypeIdx)) return [];
  const leaf = leavesOf(sequence)[1];
  const part = leaf === undefined ? undefined : partAt(rule, definitionOf(grammar, rule), leaf);
  if (part !== undefined && !suits(part, found)) return [];
  const [, , third] = sequence;
  return [{ type: first.name, needs: third?.type === 'Terminal' ? third.name : undefined }];
}

/** Whether a literal is of the kind that a part takes. */
function suits({ type, label }: Part, { tokenType }: IToken): boolean {
  if (tokenType !== NumberToken && tokenType !== PercentToken && tokenType !== DurationToken) return true;
  switch (type) {
    case 'duration':
      return tokenType === DurationToken;
    case 'count':
      return tokenType === NumberToken;
    case 'probability':
    case 'share-of-servers':
    case 'share-of-load':
      return tokenType === PercentToken;
    case 'count-or-share':
    case 'plain-value':
      return tokenType !== DurationToken;
    default:
      return label !== HOW_LONG.label || tokenType === DurationToken;
  }
}
