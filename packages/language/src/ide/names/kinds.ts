/** What has a name, and what a name stands for. */
import type { Span } from '../../program/index.ts';
import type { SourceFile } from '../../semantics/index.ts';
import type { NameKind } from '../../semantics/names/roles.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';

export type { NameKind };

/** Where a name is given to something. */
export interface Definition {
  readonly kind: NameKind;
  readonly name: string;
  readonly path: string;
  /** The name; where none is written, the word of the level by which the node is called; in a table, its row. */
  readonly span: Span;
  /** All that is said of it there. */
  readonly whole: Span;
  readonly doc: string;
  /** What is named; undefined in a table. */
  readonly node: SyntaxNode | undefined;
  /** The file in which it is named; undefined in a table. */
  readonly file: SourceFile | undefined;
  /** How the name is given: written by itself, taken from the word of a level, or in a table. */
  readonly given: 'name' | 'level' | 'table';
}

/** How a kind is called in a sentence. */
export const KIND_WORDS: Readonly<Record<NameKind, string>> = {
  topology: 'topology',
  node: 'place',
  label: 'label',
  'label-value': 'value of a label',
  service: 'service',
  audience: 'audience',
  ring: 'ring',
  flag: 'flag',
  health: 'health',
  metric: 'metric',
  check: 'check',
  model: 'model',
  bug: 'bug',
  plan: 'plan',
  stage: 'stage',
  param: 'param',
  scenario: 'scenario',
  policy: 'policy',
};

/** What the declarations of a file are: no two may have one name. */
export const DECLARED = [
  'topology',
  'service',
  'audience',
  'flag',
  'health',
  'model',
  'plan',
  'scenario',
  'policy',
] as const satisfies readonly NameKind[];
