import { applyEdits } from '@rollout/language';
import { expect, test } from 'vitest';
import { memoryFileSystem } from '../files/memory-file-system.ts';
import { loadConfig } from './load-config.ts';
import { policyNameEdits } from './policy-names.ts';

const CONFIG = `{
  // Ours.
  "extends": "shared.json",
  "policies": [
    { "file": "policies/prod.rollout", "policy": "careful", "for": ["*.rollout"] },
    { "file": "lab.rollout", "policy": "careful", "for": ["lab/**"] },
    { "file": "policies/prod.rollout", "for": ["all.rollout"] },
  ]
}
`;
const SHARED = '{ "policies": [{ "file": "policies/prod.rollout", "policy": "careful", "for": ["**"] }] }';

test('a policy is called anew in a configuration and in what it extends, by the files that declare it', async () => {
  const files = { '/p/rollout.config.json': CONFIG, '/p/shared.json': SHARED, '/p/plan.rollout': '' };
  const loaded = await loadConfig(memoryFileSystem(files), '/p/plan.rollout', (path) => path);
  const edits = policyNameEdits(
    loaded,
    { from: 'careful', to: 'very "careful"' },
    new Set(['/p/policies/prod.rollout']),
  );
  const own = edits.filter(({ path }) => path === '/p/rollout.config.json');
  expect(applyEdits(CONFIG, own)).toBe(CONFIG.replace('"careful"', '"very \\"careful\\""'));
  expect(edits.filter(({ path }) => path === '/p/shared.json')).toHaveLength(1);
  expect(policyNameEdits(loaded, { from: 'other', to: 'x' }, new Set(['/p/policies/prod.rollout']))).toEqual([]);
});

test('what cannot be read is left alone', async () => {
  const files = { '/p/rollout.config.json': '{ "policies": [', '/p/plan.rollout': '' };
  const loaded = await loadConfig(memoryFileSystem(files), '/p/plan.rollout', (path) => path);
  expect(policyNameEdits(loaded, { from: 'careful', to: 'x' }, new Set(['/p/plan.rollout']))).toEqual([]);
});
