import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'firmware',
  changes: [['01:00..05:00 local', '01:00..02:00 local']],
};

export default mutant;
