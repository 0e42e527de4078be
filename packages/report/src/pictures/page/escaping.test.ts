import { expect, test } from 'vitest';
import { escapedData, escapedText } from './escaping.ts';

test('no data ends its element, and all of it comes back', () => {
  const value = { text: '</script><!--\u2028', list: [1, '<'] };
  const text = escapedData(value);
  expect(text).not.toMatch(/[<>\u2028]/);
  expect(JSON.parse(text)).toEqual(value);
});

test('a text stays one in an attribute and between tags', () => {
  expect(escapedText('<a href="x">&</a>')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;');
});
