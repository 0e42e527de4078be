import { expect, test } from 'vitest';
import { memoryFileSystem } from './memory-file-system.ts';
import { isInside, projectRoot } from './project-root.ts';

const file = '/home/me/repo/plans/web/plan.rollout';

test.each([
  [
    'a configuration is nearer than a repository',
    { '/home/me/repo/.git/HEAD': '', '/home/me/repo/plans/rollout.config.json': '' },
    '/home/me/repo/plans',
  ],
  [
    'any configuration goes before any repository',
    { '/home/me/repo/plans/.git/HEAD': '', '/home/me/rollout.config.json': '' },
    '/home/me',
  ],
  ['a repository, without a configuration', { '/home/me/repo/.git/HEAD': '' }, '/home/me/repo'],
  ['the file’s own folder, without either', {}, '/home/me/repo/plans/web'],
])('%s', async (_, files, root) => {
  expect(await projectRoot(memoryFileSystem({ [file]: '', ...files }), file)).toBe(root);
});

test('a folder whose name begins alike is outside', () => {
  expect(isInside('/a/project', '/a/project-two/plan.rollout')).toBe(false);
  expect(isInside('/a/project', '/a/project/plan.rollout')).toBe(true);
  expect(isInside('/', '/plan.rollout')).toBe(true);
});
