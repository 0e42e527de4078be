import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'first-plan',
  changes: [
    [
      '  on unhealthy rollback\n',
      '  stage again {\n    run "report" takes 1m\n    gate health\n    run "report" takes 1m\n    gate health\n  }\n\n  on unhealthy rollback\n',
    ],
  ],
};

export default mutant;
