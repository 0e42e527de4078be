import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'bad-day',
  changes: [['  exclusive regions\n  watch health\n', '  exclusive regions\n']],
};

export default mutant;
