import { expect, it } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

it('names stay as they are where files can be called so', () => {
  expect(safeFileName('first-plan', 'html')).toBe('first-plan.html');
  expect(safeFileName('wöchentlich', 'html')).toBe('wöchentlich.html');
});

it('what leads elsewhere does not', () => {
  expect(safeFileName('../a/b:c', 'html')).toBe('-a-b-c.html');
  expect(safeFileName('', 'html')).toBe('plan.html');
});
