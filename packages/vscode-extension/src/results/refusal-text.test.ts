import { expect, it } from 'vitest';
import { refusalText } from './refusal-text.ts';

it('says what is wrong, then what to do', () => {
  expect(refusalText({ kind: 'refused', message: 'The plan has 2 errors', hint: 'Mend them first.' })).toBe(
    'The plan has 2 errors. Mend them first.',
  );
  expect(refusalText({ kind: 'refused', message: 'There is no plan here.' })).toBe('There is no plan here.');
});
