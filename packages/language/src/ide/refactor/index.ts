/** Refactorings: one file each, pure functions of files and a place. */
export { type MissingImport, missingImports } from './import-name.ts';
export { organizeImports } from './organize-imports.ts';
export type { Change, Keeps, Refactoring, RefactoringKind } from './refactoring.ts';
export { refactoringsAt } from './refactorings-at.ts';
