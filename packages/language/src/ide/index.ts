/** What an editor asks of a source, one file a feature: pure functions of files and places. They know no protocol. */

export {
  type Completion,
  type CompletionKind,
  type CompletionOptions,
  completionsAt,
  type Insertion,
} from './completions.ts';
export { type DefinitionsAt, type DefinitionTarget, definitionsAt } from './definitions.ts';
export { type DocumentLink, documentLinks } from './document-links.ts';
export { type DocumentSymbol, documentSymbols } from './document-symbols.ts';
export { type FoldingRange, foldingRanges } from './folding-ranges.ts';
export { type Highlight, highlightsAt } from './highlights.ts';
export {
  type CodeFacts,
  type DistributionThere,
  distributionAt,
  type Hover,
  type HoverOptions,
  hoverAt,
  type ZoneThere,
  zoneAt,
} from './hover/index.ts';
export { code as markdownCode, plain as markdownText } from './hover/markdown.ts';
export { editsForMovedFiles, type Move, pathAfter } from './moved-files.ts';
export {
  type Definition,
  isBuiltIn,
  KIND_WORDS,
  type NameKind,
  nameAt,
  namesOfFile,
  referentsOf,
  type StandingName,
  type VisibleKind,
  type VisibleName,
  visibleAt,
  writtenName,
} from './names/index.ts';
export { type Role, readingAt, readingOf, type Written } from './reading/index.ts';
export {
  type Change,
  type Keeps,
  type MissingImport,
  missingImports,
  organizeImports,
  type Refactoring,
  type RefactoringKind,
  refactoringsAt,
} from './refactorings.ts';
export { type ReferencesOptions, referencesAt } from './references.ts';
export {
  prepareRename,
  type Refusal,
  type Renameable,
  type RenameOptions,
  type Renaming,
  renameAt,
} from './rename.ts';
export { selectionRanges } from './selection-ranges.ts';
export {
  bitsOf,
  numberOfKind,
  type SemanticToken,
  semanticTokens,
  TOKEN_KINDS,
  TOKEN_LEGEND,
  TOKEN_MODIFIERS,
  type TokenKind,
  type TokenKindName,
  type TokenModifier,
} from './semantic-tokens/index.ts';
export { type Signature, type SignatureHelp, type SignatureParameter, signatureAt } from './signature.ts';
export type { Sources } from './sources.ts';
export { type SymbolAt, symbolAt } from './symbol.ts';
export { type PathStep, pathTo } from './tree-path.ts';
export { type WorkspaceSymbol, workspaceSymbols } from './workspace-symbols.ts';
