import { expect, test } from 'vitest';
import type { FileSystem } from '../files/file-system.ts';
import { memoryFileSystem } from '../files/memory-file-system.ts';
import { openDocument } from '../phases/open-document.ts';
import { Phase } from '../phases/phase.ts';
import { createConfigCache } from './config-cache.ts';

const PLAN = `topology fleet { region a { server[3] } }
plan p on fleet { maxDown 2 servers  stage s { deploy all } }
`;
const NAMES = Array.from({ length: 20 }, (_, index) => `/project/plans/p${index}.rollout`);
const FILES = {
  ...Object.fromEntries(NAMES.map((path) => [path, PLAN])),
  '/project/rollout.config.json':
    '{ "extends": "base.json", "policies": [{ "file": "policies/prod.rollout", "for": ["**"] }] }',
  '/project/base.json': '{ "preset": "strict" }',
  '/project/policies/prod.rollout': 'policy prod { maxDown 1 server }\n',
};

/** How often each file is read, and each path looked up. */
function counting(): { readonly fileSystem: FileSystem; readonly reads: Map<string, number>; lookups: () => number } {
  const memory = memoryFileSystem(FILES);
  const reads = new Map<string, number>();
  let lookups = 0;
  const fileSystem: FileSystem = {
    read: (path, maxBytes) => {
      reads.set(path, (reads.get(path) ?? 0) + 1);
      return memory.read(path, maxBytes);
    },
    realPath: (path) => {
      lookups += 1;
      return memory.realPath(path);
    },
  };
  return { fileSystem, reads, lookups: () => lookups };
}

test('over many files a configuration, what it extends and its policies are read once', async () => {
  const { fileSystem, reads, lookups } = counting();
  const configs = createConfigCache();
  for (const path of NAMES) {
    const { diagnostics } = await openDocument(path, { fileSystem, configs, upTo: Phase.Linted });
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'policy-not-met',
    ]);
  }
  expect([...new Set(reads.values())]).toEqual([1]);
  expect(reads.size).toBe(Object.keys(FILES).length);
  expect(lookups()).toBeLessThan(10 * NAMES.length);
});

test('a document has the same findings with a cache and without one', async () => {
  const configs = createConfigCache();
  for (const path of NAMES.slice(0, 2)) {
    const { fileSystem } = counting();
    const cached = await openDocument(path, { fileSystem, configs, upTo: Phase.Linted });
    const plain = await openDocument(path, { fileSystem, upTo: Phase.Linted });
    expect(cached.diagnostics).toEqual(plain.diagnostics);
    expect([...cached.texts.keys()]).toEqual([...plain.texts.keys()]);
  }
});

test('the text that an editor gives a file of policies is its own, and nobody else’s', async () => {
  const { fileSystem } = counting();
  const configs = createConfigCache();
  const path = '/project/policies/prod.rollout';
  await openDocument(path, { fileSystem, configs, upTo: Phase.Linted, text: 'policy prod { maxDown 2 servers }\n' });
  const { diagnostics } = await openDocument(NAMES[0] ?? '', { fileSystem, configs, upTo: Phase.Linted });
  expect(diagnostics.map(({ code }) => code)).toContain('policy-not-met');
});
