/** What can be written at a place. */
import type { Span } from '../../syntax/index.ts';
import type { NameKind } from '../names/index.ts';

export type CompletionKind =
  | NameKind
  /** A word of the language inside a sentence. */
  | 'keyword'
  /** A whole sentence or declaration, from its first word on. */
  | 'sentence'
  | 'value'
  | 'unit'
  | 'distribution'
  | 'argument'
  | 'statistic'
  | 'symbol'
  | 'timezone'
  | 'file'
  | 'code';

/** A text that is put somewhere. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

export interface Completion {
  /** What it is called in a list. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** On one line, what it is; may be empty. */
  readonly detail: string;
  /** Markdown; may be empty. */
  readonly documentation: string;
  /** What takes the place of `span`: plain text, with every placeholder as it is at first. */
  readonly text: string;
  /** The same with placeholders, in the syntax of the language server protocol; undefined where there are none. */
  readonly snippet: string | undefined;
  /** The token that is replaced, the whole of it; where none is under the cursor, without width at the cursor. */
  readonly span: Span;
  /** What changes elsewhere in the file, apart from `span`, when it is taken. */
  readonly also: readonly Insertion[];
  /** What is compared with what stands in `span` up to the cursor. */
  readonly filterText: string;
  /** Items are in the order of these: the most probable first. */
  readonly sortText: string;
  /** Whether it is the one to be chosen at first. */
  readonly preselect: boolean;
  /** Whether something has to stand behind it: an editor may ask again at once. */
  readonly isUnfinished: boolean;
}

/** An item without its place. */
export interface Draft {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
  /** As the label unless told. */
  readonly text?: string | undefined;
  readonly snippet?: string | undefined;
  readonly also?: readonly Insertion[] | undefined;
  readonly filterText?: string | undefined;
  /** Smaller ones first; among equals the order of the list. */
  readonly rank: number;
  readonly isUnfinished?: boolean | undefined;
}

/** Ranks of what continues a sentence, of what may, and of what begins another. */
export const RANK = {
  likely: 10,
  expected: 20,
  possible: 30,
  general: 40,
  next: 50,
  unlikely: 60,
} as const;

/** Puts drafts at their place, each label and text once, sorted. */
export function placed(drafts: readonly Draft[], span: Span, typed: string): readonly Completion[] {
  const once = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = `${draft.label}\n${draft.text ?? draft.label}`;
    const other = once.get(key);
    if (other === undefined || other.rank > draft.rank) once.set(key, draft);
  }
  const sorted = [...once.values()].sort((a, b) => a.rank - b.rank);
  const [first, second] = sorted;
  const isClear =
    first !== undefined && first.rank <= RANK.expected && (second === undefined || second.rank > first.rank);
  return sorted.map((draft, index): Completion => {
    const text = draft.text ?? draft.label;
    return {
      label: draft.label,
      kind: draft.kind,
      detail: (draft.detail ?? '').replace(/\s+/g, ' '),
      documentation: draft.documentation ?? '',
      text,
      snippet: draft.snippet,
      span,
      also: draft.also ?? [],
      filterText: draft.filterText ?? (typed.startsWith('"') ? text : draft.label),
      sortText: String(index).padStart(5, '0'),
      preselect: isClear && index === 0,
      isUnfinished: draft.isUnfinished ?? false,
    };
  });
}
