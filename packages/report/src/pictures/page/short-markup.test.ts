import { expect, test } from 'vitest';
import { shortMarkup } from './short-markup.ts';

test('lengths are told to a tenth of a pixel, and elements without content end where they begin', () => {
  expect(shortMarkup('<rect x="1.2345" width="30.049" fill="var(--good)"></rect>')).toBe(
    '<rect x="1.2" width="30" fill="var(--good)"/>',
  );
  expect(shortMarkup('<path d="M0.125 10.96L3 4.05e-7"></path>')).toBe('<path d="M0.1 11L3 4.05e-7"/>');
});

test('what people read stays as it is', () => {
  const markup =
    '<rect class="mark" x="1"><title>x=&quot;1.2345&quot;&gt;&lt;/rect&gt;</title></rect><td>0.12345</td><p></p>';
  expect(shortMarkup(markup)).toBe(markup);
});
