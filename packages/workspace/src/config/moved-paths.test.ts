import { applyEdits, type Move } from '@rollout/language';
import { expect, test } from 'vitest';
import { memoryFileSystem } from '../files/memory-file-system.ts';
import { loadConfig } from './load-config.ts';
import { movedPathEdits } from './moved-paths.ts';

const CONFIG = `{
  // Ours.
  "extends":   ["./shared/base.json"],
  "overrides": [{ "for": ["teams/web/**", "*.rollout"], "except": ["teams/web/lab.rollout"], "preset": "strict" }],
  "policies": [
    { "file": "policies/prod.rollout", "policy": "careful", "for": ["**"] }, // everywhere
  ],
}
`;
const BASE = '{ "policies": [{ "file": "policies/prod.rollout", "for": ["teams/{web,api}/*.rollout"] }] }';
const FILES = { '/p/rollout.config.json': CONFIG, '/p/shared/base.json': BASE };

async function after(moves: readonly Move[], files: Readonly<Record<string, string>> = FILES) {
  const loaded = await loadConfig(memoryFileSystem(files), '/p/plan.rollout', (path) => path);
  const edits = movedPathEdits(loaded, moves);
  const text = (path: string): string =>
    applyEdits(
      files[path] ?? '',
      edits.filter((edit) => edit.path === path),
    );
  return { config: text('/p/rollout.config.json'), base: text('/p/shared/base.json') };
}

test('a file of policies that moves is named where it is, and nothing else changes', async () => {
  const moved = await after([{ from: '/p/policies/prod.rollout', to: '/p/rules/all.rollout' }]);
  expect(moved.config).toBe(CONFIG.replace('policies/prod.rollout', 'rules/all.rollout'));
  expect(moved.base).toBe(BASE.replace('policies/prod.rollout', 'rules/all.rollout'));
});

test('so is what is extended, written as it was', async () => {
  const moved = await after([{ from: '/p/shared', to: '/p/org/shared' }]);
  expect(moved.config).toBe(CONFIG.replace('./shared/base.json', './org/shared/base.json'));
});

test('globs follow the folders and the files that they name', async () => {
  const folder = await after([{ from: '/p/teams/', to: '/p/groups/' }]);
  expect(folder.config).toBe(CONFIG.replaceAll('teams/web', 'groups/web'));
  expect(folder.base).toBe(BASE.replace('teams/{', 'groups/{'));
  const file = await after([{ from: '/p/teams/web/lab.rollout', to: '/p/teams/web/try.rollout' }]);
  expect(file.config).toBe(CONFIG.replace('web/lab.rollout', 'web/try.rollout'));
});

test('a project that moves as a whole says what it said', async () => {
  expect(await after([{ from: '/p', to: '/q/deep' }])).toEqual({ config: CONFIG, base: BASE });
});

test('what leaves the project stays as it is written, and so does a glob that would mean something else', async () => {
  expect((await after([{ from: '/p/policies', to: '/elsewhere' }])).config).toBe(CONFIG);
  expect((await after([{ from: '/p/teams/web', to: '/p/teams/[web]' }])).config).toBe(CONFIG);
});

test('a configuration that cannot be read is left alone', async () => {
  const broken = { '/p/rollout.config.json': '{ "extends": "policies/prod.rollout", ' };
  const { config } = await after([{ from: '/p/policies', to: '/p/rules' }], broken);
  expect(config).toBe(broken['/p/rollout.config.json']);
});
