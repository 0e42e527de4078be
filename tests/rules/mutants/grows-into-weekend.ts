import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'everything',
  changes: [
    ['  window mon..thu 09:00..16:00 in "Europe/Berlin"\n', ''],
    ['starts 2026-11-23 09:00', 'starts 2026-11-26 09:00'],
  ],
};

export default mutant;
