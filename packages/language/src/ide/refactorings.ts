/** The face of the refactorings. */
export * from './refactor/index.ts';
