import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'everything',
  changes: [
    ['starts 2026-11-23 09:00', 'starts 2026-11-27 15:00'],
    ['  window mon..thu 09:00..16:00 in "Europe/Berlin"\n', ''],
  ],
};

export default mutant;
