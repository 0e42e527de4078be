/** Lexer, grammar and tree. The only room that knows chevrotain, and nothing of it shows outside. */
export type { Comment } from './comments.ts';
export { DEEPEST_NESTING, LARGEST_FILE, syntaxDiagnostics } from './diagnostics.ts';
export { type Lexemes, lexemesOf, type Token, type TokenKind } from './lexemes.ts';
export { displayWidth, type LineIndex, lineIndex, type Position } from './line-index.ts';
export { type ParseResult, parse } from './parse.ts';
export { onOneLine, touches } from './spacing.ts';
export type * from './tree.ts';
