export * from './program/index.ts';
export * from './semantics/index.ts';
