// What somebody has written above a declaration asks for nothing over the network, however it is dressed.
import { expect, test } from 'vitest';
import { documentation } from './markdown.ts';

const PICTURE = '![x](https://example.org/x.png)';

test.each([
  ['as it is', PICTURE],
  ['behind code that ends on the next line', `a \` b\nc \` ${PICTURE} \``],
  ['behind a backtick that is none', `a \\\` ${PICTURE} \``],
  ['behind a fence that is none', `\`\`\`a\`b\n${PICTURE}`],
  ['behind a fence that ends with its list', `- x\n\n  \`\`\`\n  code\n\n${PICTURE}`],
  ['between runs of other lengths', `\`\` a \` ${PICTURE} \``],
])('a picture %s is none', (_, text) => {
  expect(documentation(text)).not.toContain('![');
});

test.each([
  ['`![x](y)` and `a < b`'],
  ['``a ` ![``'],
  ['```\n![x](y)\n<b>\n```\nafter'],
  ['[a page](https://example.org)'],
])('%j stays as it is', (text) => {
  expect(documentation(text)).toBe(text);
});

test('links to what is no page lead nowhere', () => {
  expect(documentation('[run](command:x) [see]( command:x) <command:x>')).toBe(
    '[run]\\(command:x) [see]\\( command:x) \\<command:x>',
  );
});

test('a fence that is left open is closed', () => {
  expect(documentation('```\ncode')).toBe('```\ncode\n```');
});
