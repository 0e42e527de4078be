/** Inside comments: the codes of rules that one silences, and nothing else. */
import { programRules } from '../../rules/index.ts';
import type { SourceFile } from '../../semantics/index.ts';
import type { Comment } from '../../syntax/index.ts';
import { type Completion, type Draft, placed, RANK } from './item.ts';
import type { CompletionOptions } from './place.ts';

/** The comment that an offset is in: behind its first slashes, and not behind its end. */
export function commentAt({ comments, text }: SourceFile, offset: number): Comment | undefined {
  return comments.find(({ kind, span }) => {
    const isOpen = kind !== 'block' || !text.slice(span.start, span.end).endsWith('*/') || span.end - span.start < 4;
    return span.start + 1 < offset && (isOpen ? offset <= span.end : offset < span.end);
  });
}

const WORD = 'rollout-ignore';

/** What can be written in a comment at an offset. */
export function commentCompletions(
  comment: Comment,
  offset: number,
  { rules }: CompletionOptions,
): readonly Completion[] {
  const before = comment.text.slice(0, offset - comment.span.start);
  const word = /^(?:\/{2,}|\/\*+)\s*([a-z-]*)$/.exec(before)?.[1];
  if (word !== undefined) {
    const span = { start: offset - word.length, end: offset };
    return WORD.startsWith(word) || word.startsWith(WORD) ? placed(words, span, word) : [];
  }
  const codes = /^(?:\/{2,}|\/\*+)\s*rollout-ignore(?:-file)?\s+((?:[\w-]+\s*,\s*)*)([\w-]*)$/.exec(before);
  if (codes === null) return [];
  const [, listed = '', typed = ''] = codes;
  const end = offset + (/^[\w-]*/.exec(comment.text.slice(offset - comment.span.start))?.[0].length ?? 0);
  const hasReason = comment.text.slice(end - comment.span.start).includes(':');
  const silenced = new Set(listed.split(',').map((code) => code.trim()));
  const known = rules ?? programRules.map(({ code, entry }) => ({ code, title: entry.title }));
  const drafts = known
    .filter(({ code }) => !silenced.has(code))
    .map(({ code, title }): Draft => {
      const reason = hasReason ? undefined : { text: `${code}: why`, snippet: `${code}: \${1:why}` };
      return { label: code, kind: 'code', detail: title, ...reason, rank: RANK.likely };
    });
  return placed(drafts, { start: offset - typed.length, end }, typed);
}

const words: readonly Draft[] = [
  {
    label: WORD,
    kind: 'keyword',
    detail: 'silences findings in the next statement',
    rank: RANK.likely,
    isUnfinished: true,
  },
  {
    label: `${WORD}-file`,
    kind: 'keyword',
    detail: 'silences findings in the whole file',
    rank: RANK.expected,
    isUnfinished: true,
  },
];
