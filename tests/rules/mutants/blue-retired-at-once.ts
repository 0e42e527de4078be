import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'blue-green',
  changes: [
    ['shift traffic to 5%, 25%, 100% {\n      wait 15m\n      gate health\n    }', 'shift traffic to 5%, 25%, 100%'],
    ['retire blue after 1h', 'retire blue'],
  ],
};

export default mutant;
