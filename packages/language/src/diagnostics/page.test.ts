import { expect, test } from 'vitest';
import { defineDiagnostics } from './define.ts';
import { diagnosticPage } from './page.ts';

test('a page shows what raises a diagnostic, with fences that hold', () => {
  const { entries } = defineDiagnostics({
    one: {
      severity: 'error',
      title: 'One',
      message: () => 'One.',
      page: {
        meaning: 'It is one.',
        raises: { files: { 'a.rollout': 'plan a { }\n', 'b.csv': 'x,y' } },
        avoids: '// ```\u0000',
      },
    },
  });
  expect(diagnosticPage('one', entries.one)).toBe(`# One

\`one\` · error

It is one.

## Raises it

\`a.rollout\`

\`\`\`rollout
plan a { }
\`\`\`

\`b.csv\`

\`\`\`csv
x,y
\`\`\`

## Does not

\`\`\`\`rollout
// \`\`\`\\u{0}
\`\`\`\`
`);
});
