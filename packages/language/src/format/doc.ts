/** Prettier's documents: text, and where it may be broken. */
import { builders, printer } from 'prettier/doc';

export { builders, printer };
export type Doc = builders.Doc;
