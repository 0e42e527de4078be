/** One table of every word, block and sentence of the language: lexer, checker, editor, docs and grammar files read it. */
export * from './entry.ts';
export * from './form.ts';
export * from './snippet.ts';
export * from './table.ts';
export * from './terms.ts';
