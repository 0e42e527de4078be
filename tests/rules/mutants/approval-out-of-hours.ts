import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'change-windows',
  changes: [
    ['  window mon..thu 09:00..16:00 in "America/Los_Angeles"\n', ''],
    ['    window mon..thu 09:00..12:00 in "America/Los_Angeles"\n', ''],
  ],
};

export default mutant;
