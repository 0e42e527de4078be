export {
  type AnyEntry,
  type CatalogEntry,
  type CatalogPage,
  type Diagnostic,
  type DiagnosticSlice,
  defineDiagnostics,
  type Example,
  exampleFiles,
  type Finding,
  type Fix,
  hasErrors,
  type RelatedPlace,
  type Severity,
  sortDiagnostics,
  type TextEdit,
} from './diagnostics/index.ts';
export * from './program/index.ts';
export * from './semantics/index.ts';
