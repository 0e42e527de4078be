import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'careful',
  changes: [
    ['  param soak = 12h', '  param west = 12h'],
    [
      '    deploy remaining clusters in west parallel 2\n    wait soak',
      '    deploy remaining clusters in west parallel 2\n    wait west',
    ],
    [
      '    deploy remaining clusters parallel 2\n    wait soak',
      '    deploy remaining clusters parallel 2\n    wait west',
    ],
  ],
};

export default mutant;
