// The types of the concrete syntax tree, from the grammar.
import { cstTypes } from '../../packages/language/src/syntax/grammar/cst-types.ts';
import type { Generator } from '../generator.ts';

const generator: Generator = {
  owns: ['packages/language/src/syntax/generated/'],
  generate: () => new Map([['packages/language/src/syntax/generated/cst.ts', cstTypes()]]),
};

export default generator;
