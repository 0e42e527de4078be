import { expect, it } from 'vitest';
import { scan } from './syntax-scan.ts';

it('finds holes in the types where they end, and leaves strings, comments and "as const" alone', () => {
  const source = `// é as any
const a = 'x as any!' as const;
const b: any = a;
const c = b!;
const d = (
  c
) as string;
type E = import('./e.ts').E;
`;
  expect(scan(source)).toEqual([
    { kind: 'any', line: 3 },
    { kind: 'non-null assertion', line: 4 },
    { kind: 'cast', line: 7 },
    { kind: 'type import expression', line: 8 },
  ]);
});
