/** The catalog's type, and how its diagnostics are shown. */
export * from './define.ts';
export * from './diagnostic.ts';
export * from './did-you-mean.ts';
export * from './edits.ts';
export * from './escape.ts';
export * from './page.ts';
export * from './render.ts';
