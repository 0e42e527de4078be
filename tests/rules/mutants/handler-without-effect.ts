import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'dark-launch',
  changes: [
    [
      '    on unhealthy disable new-checkout\n  }\n',
      '    on unhealthy disable new-checkout\n  }\n\n  on unhealthy disable new-checkout\n',
    ],
  ],
};

export default mutant;
