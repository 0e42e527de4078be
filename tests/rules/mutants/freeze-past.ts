import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'change-windows',
  changes: [['freeze 2026-12-19..2027-01-04', 'freeze 2025-12-19..2026-01-04']],
};

export default mutant;
