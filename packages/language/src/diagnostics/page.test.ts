import { expect, test } from 'vitest';
import { namesOption, shareOption } from '../rules/option.ts';
import { type AnyEntry, defineDiagnostics } from './define.ts';
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

test('the page of a rule says what to avoid and to prefer, why, and how it is configured', () => {
  const rule: AnyEntry = {
    severity: 'hint',
    title: 'Two',
    message: () => 'Two.',
    rule: {
      recommended: false,
      options: {
        most: shareOption(0.07, 'At most so much.'),
        bugs: namesOption(['a'], 'These.'),
      },
    },
    page: {
      meaning: 'It is two.',
      rationale: 'One is enough.',
      raises: 'plan a { }',
      avoids: 'plan b { }',
      sources: [{ title: 'A book' }, { title: 'A page', url: 'https://example.com/' }],
    },
  };
  expect(diagnosticPage('two', rule)).toBe(`# Two

\`two\` · hint · \`strict\`

## Summary

It is two.

## Avoid

\`\`\`rollout
plan a { }
\`\`\`

## Prefer

\`\`\`rollout
plan b { }
\`\`\`

## Rationale

One is enough.

## Configuration

In \`rollout.config.json\`, with what holds unless you say otherwise; the severity is \`error\`, \`warning\`, \`hint\` or \`off\`:

\`\`\`json
{
  "rules": {
    "two": { "severity": "hint", "most": "7%", "bugs": ["a"] }
  }
}
\`\`\`

| option | what it says | default |
| --- | --- | --- |
| \`most\` | At most so much. | \`"7%"\` |
| \`bugs\` | These. | \`["a"]\` |

Where it is right for once, say so above the statement:

\`\`\`rollout
// rollout-ignore two: why it is right here
\`\`\`

## Sources

- A book
- [A page](https://example.com/)
`);
});
