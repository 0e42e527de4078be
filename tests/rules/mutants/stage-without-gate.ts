import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'first-plan',
  changes: [['    deploy 1 cluster in us-west\n    wait 24h\n    gate health\n', '    deploy 1 cluster in us-west\n']],
};

export default mutant;
