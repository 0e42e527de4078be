import { expect, it } from 'vitest';
import { mattersToPlans } from './matters-to-plans.ts';

it.each(['/w/a.rollout', '/w/servers.csv', '/w/rollout.config.json'])('%s may change what a plan does', (path) => {
  expect(mattersToPlans(path)).toBe(true);
});

it.each(['/w/readme.md', '/w/package.json', '/w/other-rollout.config.json'])('%s does not', (path) => {
  expect(mattersToPlans(path)).toBe(false);
});
