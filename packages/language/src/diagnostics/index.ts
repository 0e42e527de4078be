/** The catalog's type, and how its diagnostics are shown. */
export * from './define.ts';
export * from './diagnostic.ts';
export * from './did-you-mean.ts';
