import { expect, it } from 'vitest';
import { paramsText } from './params-text.ts';

it('reads params and their values', () => {
  expect(paramsText('soak = 12h, max-width=3')).toEqual({ soak: '12h', 'max-width': '3' });
});

it('refuses what is not written so', () => {
  for (const text of ['', 'soak', 'soak =', '= 12h', 'soak = 12h,', '3 = 4']) expect(paramsText(text)).toBeUndefined();
});
