import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'change-windows',
  changes: [
    [
      '    deploy remaining parallel 2\n    wait 24h\n    gate health\n',
      '    deploy remaining parallel 2\n    wait 24h\n    gate health\n    gate approval "change board" takes 6h\n',
    ],
  ],
};

export default mutant;
