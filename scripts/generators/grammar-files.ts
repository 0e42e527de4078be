// The syntax for other tools, from the schema and the grammar.
import { recordedParser } from '../../packages/language/src/syntax/grammar/parser.ts';
import type { Generator } from '../generator.ts';
import { ebnf } from './grammar-files/ebnf.ts';
import { languageConfiguration } from './grammar-files/language-configuration.ts';
import { railroadPage } from './grammar-files/railroad.ts';
import { textMateGrammar } from './grammar-files/textmate.ts';

const generator: Generator = {
  owns: ['grammar/'],
  async generate(root) {
    const rules = recordedParser().getSerializedGastProductions();
    return new Map([
      ['grammar/language-configuration.json', json(languageConfiguration())],
      ['grammar/railroad.html', await railroadPage(root, rules)],
      ['grammar/rollout.ebnf', ebnf()],
      ['grammar/rollout.tmLanguage.json', json(textMateGrammar())],
    ]);
  },
};

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

export default generator;
