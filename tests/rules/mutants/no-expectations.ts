import type { Mutant } from '../mutant.ts';

const EXPECTATIONS = `  expect p95(duration) <= 3d
  expect P(rollback) < 5%
  expect P(escape of crash) < 0.3%
  expect P(crash found in first given crash) > 30%
  expect mean(exposure to crash) < 200 server-hours
  expect max(down per region) <= 67%
  expect exclusive west, east at 99.9%
`;

const mutant: Mutant = { example: 'careful', changes: [[EXPECTATIONS, '']] };

export default mutant;
