import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'expand-contract',
  changes: [
    ['wait 1h', 'wait 24h'],
    ['    gate health\n  }\n\n  /// Until here', '    wait 24h\n    gate health\n  }\n\n  /// Until here'],
  ],
};

export default mutant;
