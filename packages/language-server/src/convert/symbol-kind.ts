import type { NameKind } from '@rollout/language';
import { SymbolKind } from 'vscode-languageserver';

/** Like the kinds of completions: like things look alike. */
export const SYMBOL_KINDS: Readonly<Record<NameKind, SymbolKind>> = {
  topology: SymbolKind.Module,
  node: SymbolKind.Object,
  label: SymbolKind.Property,
  'label-value': SymbolKind.EnumMember,
  service: SymbolKind.Class,
  audience: SymbolKind.Enum,
  ring: SymbolKind.EnumMember,
  flag: SymbolKind.Boolean,
  health: SymbolKind.Interface,
  metric: SymbolKind.Field,
  check: SymbolKind.Interface,
  model: SymbolKind.Struct,
  bug: SymbolKind.Event,
  plan: SymbolKind.Function,
  stage: SymbolKind.Method,
  param: SymbolKind.Variable,
  scenario: SymbolKind.Class,
  policy: SymbolKind.Interface,
};
