import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'everything',
  changes: [['  maxDown 25% per cluster\n', '  maxDown 25% per cluster\n  freeze 2026-11-25..2026-12-04\n']],
};

export default mutant;
