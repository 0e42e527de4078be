import { expect, test } from 'vitest';
import { pathOf, uriOf } from './uri.ts';

test.each([
  ['file:///w/a.rollout', '/w/a.rollout'],
  ['file:///w/a%20b/%C3%A9.rollout', '/w/a b/é.rollout'],
  ['file:///c%3A/plans/a.rollout', 'C:/plans/a.rollout'],
  ['file://server/share/a.rollout', '//server/share/a.rollout'],
  ['untitled:Untitled-1', '/@untitled:~/Untitled-1'],
  ['vscode-vfs://github/owner/repo/a.rollout', '/@vscode-vfs:github/owner/repo/a.rollout'],
  ['vscode-test-web://mount/a.rollout', '/@vscode-test-web:mount/a.rollout'],
])('%s is %s, and back', (uri, path) => {
  expect(pathOf(uri)).toBe(path);
  expect(pathOf(uriOf(path))).toBe(path);
});

test('a text that is yet to be saved is where it will be', () => {
  expect(pathOf('untitled:/w/new.rollout')).toBe('/w/new.rollout');
});

test('what is no address has a path of its own', () => {
  expect(pathOf('no address')).not.toBe(pathOf('another'));
});

test.each(['\ud800', 'file:///w/\ud800.rollout', 'x:/a?%zz', 'x:/a?\udc00', 'x:/%', ''])(
  'of %j there is a path, and of that an address',
  (uri) => {
    expect(pathOf(uriOf(pathOf(uri)))).toBe(pathOf(uri));
  },
);
