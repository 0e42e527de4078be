import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'change-windows',
  changes: [['  freeze 2026-12-19', '  window mon..thu 09:00..16:00 in "Europe/Berlin"\n  freeze 2026-12-19']],
};

export default mutant;
