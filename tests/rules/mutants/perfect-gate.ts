import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'first-plan',
  changes: [['  gate health { detects 95%  false alarm 0.5%  takes 5m }\n', '']],
};

export default mutant;
