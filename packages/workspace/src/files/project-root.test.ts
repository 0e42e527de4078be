import { expect, test } from 'vitest';
import { memoryFileSystem } from './memory-file-system.ts';
import { isInside, projectRoot } from './project-root.ts';

const file = '/disk/repo/plans/web/plan.rollout';

test.each([
  [
    'a configuration is nearer than a repository',
    { '/disk/repo/.git/HEAD': '', '/disk/repo/plans/rollout.config.json': '' },
    '/disk/repo/plans',
  ],
  [
    'any configuration goes before any repository',
    { '/disk/repo/plans/.git/HEAD': '', '/disk/rollout.config.json': '' },
    '/disk',
  ],
  ['a repository, without a configuration', { '/disk/repo/.git/HEAD': '' }, '/disk/repo'],
  ['the file’s own folder, without either', {}, '/disk/repo/plans/web'],
])('%s', async (_, files, root) => {
  expect(await projectRoot(memoryFileSystem({ [file]: '', ...files }), file)).toBe(root);
});

test('a folder whose name begins alike is outside', () => {
  expect(isInside('/a/project', '/a/project-two/plan.rollout')).toBe(false);
  expect(isInside('/a/project', '/a/project/plan.rollout')).toBe(true);
  expect(isInside('/', '/plan.rollout')).toBe(true);
});
