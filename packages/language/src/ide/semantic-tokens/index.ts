export * from './legend.ts';
export { type SemanticToken, semanticTokens } from './semantic-tokens.ts';
