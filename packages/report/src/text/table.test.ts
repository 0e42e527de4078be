import { expect, test } from 'vitest';
import { displayWidth, formatTable } from './table.ts';

test('columns line up, whatever the colours and the width of characters', () => {
  const columns = [
    { title: 'name', align: 'left' },
    { title: 'n', align: 'right' },
  ] as const;
  expect(
    formatTable(columns, [
      ['\u001b[1ma\u001b[22m', '10'],
      ['東京', '7'],
    ]),
  ).toBe(['  name   n', '  \u001b[1ma\u001b[22m     10', '  東京   7'].join('\n'));
});

test('colours take no width, wide characters two', () => {
  expect(displayWidth('\u001b[31mred\u001b[39m')).toBe(3);
  expect(displayWidth('東京')).toBe(4);
});
