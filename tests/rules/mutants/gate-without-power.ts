import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'canary-analysis',
  changes: [
    [
      'metric error-rate { bad when higher  compare to baseline  weight 50 }',
      'metric error-rate { bad when higher  threshold 2%  weight 50 }',
    ],
    [
      'metric latency-p99 { bad when higher  compare to baseline  weight 30 }',
      'metric latency-p99 { bad when higher  threshold 400ms  weight 30 }',
    ],
    ['  /// One request in two million', '  gate standard { takes 30m }\n\n  /// One request in two million'],
    ['gate canary standard for 30m with 5% traffic', 'gate standard'],
    ['gate canary standard for 30m with 30% traffic', 'gate standard'],
  ],
};

export default mutant;
