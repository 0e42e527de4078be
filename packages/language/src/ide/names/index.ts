/** Names: where they stand, what they stand for, and which can be written where. */
export { nameAt, namesOfFile, type StandingName } from './file-names.ts';
export { type Definition, KIND_WORDS, type NameKind } from './kinds.ts';
export { isBuiltIn, referentsOf } from './referents.ts';
export { visibleAt } from './visible.ts';
export type { VisibleKind, VisibleName } from './visible-name.ts';
export { writtenName } from './written-name.ts';
