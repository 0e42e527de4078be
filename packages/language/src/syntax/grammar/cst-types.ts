import { generateCstDts } from 'chevrotain';
import { theParser } from './parser.ts';

/** The types of the concrete syntax tree as the grammar makes it: the text of `generated/cst.ts`. */
export function cstTypes(): string {
  const types = generateCstDts(theParser().getGAstProductions(), { includeVisitorInterface: false });
  return `// Generated from the grammar by "npm run generate": do not edit.\n${types.replace('ICstVisitor, ', '')}\n`;
}
