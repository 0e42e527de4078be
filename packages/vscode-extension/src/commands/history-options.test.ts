import { expect, it } from 'vitest';
import { historyOptions } from './history-options.ts';

it('what is not said is left to the log', () => {
  expect(historyOptions('  ')).toEqual({});
});

it('columns stand beside the unit of plain numbers and what a row deploys', () => {
  expect(historyOptions('start = began, end=Ended At, unit = minutes, per=server')).toEqual({
    columns: { start: 'began', end: 'Ended At' },
    unit: 'minutes',
    per: 'server',
  });
});

it('what cannot be meant is said', () => {
  expect(historyOptions('began')).toBe('Write each as name = value, with a comma between them.');
  expect(historyOptions('unit = weeks')).toMatch(/^A unit is one of /);
});
