// The grammar as data, and the types of the concrete syntax tree, from the parser's rules.
import { cstTypes, grammarData } from '../../packages/language/src/syntax/grammar/generated-files.ts';
import type { Generator } from '../generator.ts';

const folder = 'packages/language/src/syntax/generated/';

const generator: Generator = {
  owns: [folder],
  generate: () =>
    new Map([
      [`${folder}cst.ts`, cstTypes()],
      [`${folder}grammar.ts`, grammarData()],
    ]),
};

export default generator;
