/** What a name is, by where it stands. */
import type { SourceFile } from '../../semantics/index.ts';
import { roleOf } from '../../semantics/names/roles.ts';
import type { Name, SyntaxNode } from '../../syntax/tree.ts';
import type { NameKind } from '../names/kinds.ts';
import type { Sources } from '../sources.ts';
import type { TokenKindName, TokenModifier } from './legend.ts';

export interface Meant {
  readonly kind: TokenKindName;
  readonly modifiers: readonly TokenModifier[];
}

const KINDS: Readonly<Record<NameKind, TokenKindName>> = {
  topology: 'topology',
  node: 'node',
  label: 'label',
  'label-value': 'labelValue',
  service: 'service',
  audience: 'audience',
  ring: 'ring',
  flag: 'flag',
  health: 'check',
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

/** The check that is there without being declared. */
const BUILT_IN_CHECK = 'health';

const plain = (kind: TokenKindName, ...modifiers: readonly TokenModifier[]): Meant => ({ kind, modifiers });

/** What the name of a node of that kind, as that member of it, is. */
export function meantBy(of: SyntaxNode, as: string, { text }: Name, scope: NamesInFile): Meant {
  const role = roleOf(of.kind, as);
  switch (role.kind) {
    case 'defines':
      if (role.what === 'label-value') return plain('labelValue');
      return role.what === 'param' ? plain('param', 'declaration', 'readonly') : plain(KINDS[role.what], 'declaration');
    case 'refers': {
      if (role.to === 'imported') return plain(scope.kindOf(text) ?? 'declaration');
      const isOther = role.to === 'people' && scope.kindOf(text) !== 'audience' && scope.hasParam(text);
      if (role.to === 'param' || isOther) return plain('param', 'readonly');
      if (role.to === 'people') return plain(scope.kindOf(text) === 'audience' ? 'audience' : 'ring');
      const builtIn = role.to === 'check' && text === BUILT_IN_CHECK && scope.kindOf(text) === undefined;
      return builtIn ? plain('check', 'defaultLibrary') : plain(KINDS[role.to]);
    }
    case 'free':
      if (as === 'system') return plain('string');
      return as === 'label' ? plain('keyword', 'defaultLibrary') : plain('function', 'defaultLibrary');
  }
}

/** What the names that a file declares and imports are. */
export interface NamesInFile {
  kindOf(name: string): TokenKindName | undefined;
  hasParam(name: string): boolean;
}

/** Without `sources` nothing is known of what is imported. */
export function namesIn(file: SourceFile, sources: Sources | undefined): NamesInFile {
  const kinds = new Map<string, TokenKindName>();
  const params = new Set<string>();
  for (const node of file.tree.declarations) {
    if (node.kind === 'plan') for (const item of node.items) if (item.kind === 'param') params.add(item.name.text);
    if (node.kind === 'import' && node.from !== undefined) {
      const path = sources?.links.get(file.path)?.get(node.from.text);
      const other = typeof path === 'string' ? sources?.files.get(path) : undefined;
      const wanted = new Set(node.names.map(({ text }) => text));
      for (const each of other?.tree.declarations ?? []) {
        if (each.kind !== 'import' && each.kind !== 'retired-flags' && wanted.has(each.name.text)) add(kinds, each);
      }
    } else if (node.kind !== 'import' && node.kind !== 'retired-flags') add(kinds, node);
  }
  return { kindOf: (name) => kinds.get(name), hasParam: (name) => params.has(name) };
}

type Named = Extract<SourceFile['tree']['declarations'][number], { readonly name: Name }>;

function add(kinds: Map<string, TokenKindName>, { kind, name }: Named): void {
  kinds.set(name.text, KINDS[kind]);
}
