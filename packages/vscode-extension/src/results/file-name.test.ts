import { expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

it('names stay as they are where files can be called so', () => {
  expect(fileNameOf('first-plan', 'html')).toBe('first-plan.html');
  expect(fileNameOf('wöchentlich', 'html')).toBe('wöchentlich.html');
});

it('what leads elsewhere does not', () => {
  expect(fileNameOf('../a/b:c', 'html')).toBe('-a-b-c.html');
  expect(fileNameOf('', 'html')).toBe('plan.html');
});
