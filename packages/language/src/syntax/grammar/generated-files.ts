/** What is generated from the grammar's rules and committed in `generated/`. */
import { generateCstDts } from 'chevrotain';
import { recordedParser } from './parser.ts';
import { grammarOf } from './productions.ts';

const head = '// Generated from the grammar by "npm run generate": do not edit.\n';

/** The types of the concrete syntax tree as the grammar makes it: the text of `generated/cst.ts`. */
export function cstTypes(): string {
  const types = generateCstDts(recordedParser().getGAstProductions(), { includeVisitorInterface: false });
  return `${head}${types.replace('ICstVisitor, ', '')}\n`;
}

/** The grammar as data: the text of `generated/grammar.ts`. */
export function grammarData(): string {
  const rules = Object.entries(grammarOf(recordedParser().getSerializedGastProductions()));
  const lines = rules.map(([name, definition]) => `  ${name}: ${JSON.stringify(definition)},`);
  return `${head}import type { Grammar } from '../grammar/productions.ts';\n\nexport const grammar: Grammar = {\n${lines.join('\n')}\n};\n`;
}
