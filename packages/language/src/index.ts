export {
  type AnyEntry,
  applyEdits,
  type CatalogEntry,
  type CatalogPage,
  type Diagnostic,
  type DiagnosticSlice,
  defineDiagnostics,
  diagnosticPage,
  didYouMean,
  type Example,
  escapeControls,
  exampleFiles,
  type Finding,
  type Fix,
  type FrameColors,
  hasErrors,
  PLAIN_FRAMES,
  presetText,
  type RelatedPlace,
  type RuleFacts,
  type RulePage,
  type RuleSource,
  renderDiagnostic,
  type Safety,
  type Severity,
  type SourceTexts,
  sortDiagnostics,
  type TextEdit,
} from './diagnostics/index.ts';
export * from './format/index.ts';
export { addTo, grouped } from './grouping.ts';
export * from './ide/index.ts';
export { leading } from './leading.ts';
export * from './program/index.ts';
export * from './rules/index.ts';
export { WORDS } from './schema/index.ts';
export * from './semantics/index.ts';
export { durationCell, percentCell, unitOfColumn } from './semantics/tables/duration-cell.ts';
export { type CsvRow, type CsvTable, readCsv } from './semantics/tables/read-csv.ts';
export {
  type Comment,
  displayWidth,
  type Lexemes,
  type LineIndex,
  lexemesOf,
  lineIndex,
  type ParseResult,
  type Position,
  parse,
  syntaxDiagnostics,
} from './syntax/index.ts';
/** The tree's types: `Tree.Plan` is what was written, `Plan` what it says. */
export type * as Tree from './syntax/tree.ts';
