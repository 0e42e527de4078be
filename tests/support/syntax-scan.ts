import { parseSync } from '@swc/core';

/** A construct of TypeScript that this repository does without, or uses with a reason beside it. */
export interface Found {
  readonly kind: 'any' | 'non-null assertion' | 'cast' | 'type import expression';
  readonly line: number;
}

const kinds = new Map<unknown, Found['kind']>([
  ['TsNonNullExpression', 'non-null assertion'],
  ['TsAsExpression', 'cast'],
  ['TsTypeAssertion', 'cast'],
  ['TsImportType', 'type import expression'],
]);

/** Finds holes in the types by walking the syntax tree, so that words in strings and comments are left alone. `path` tells whether elements of JSX may stand in it. */
export function scan(source: string, path = 'source.ts'): readonly Found[] {
  const bytes = Buffer.from(source, 'utf8');
  // swc counts bytes from 1.
  const lineAt = (offset: number): number =>
    bytes
      .subarray(0, offset - 1)
      .toString('utf8')
      .split('\n').length;
  const found: Found[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child);
    } else if (typeof node === 'object' && node !== null) {
      const record = node as Record<string, unknown>; // any object has unknown properties
      const kind = record.type === 'TsKeywordType' && record.kind === 'any' ? 'any' : kinds.get(record.type);
      if (kind !== undefined) found.push({ kind, line: lineAt(endOf(record)) });
      for (const child of Object.values(record)) visit(child);
    }
  };
  visit(parseSync(source, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2022' }));
  return found.sort((a, b) => a.line - b.line);
}

/** Where a node ends: a cast that spans lines has its reason beside the type, which stands last. */
function endOf(node: Record<string, unknown>): number {
  const { span } = node;
  return typeof span === 'object' && span !== null && 'end' in span && typeof span.end === 'number' ? span.end : 1;
}
