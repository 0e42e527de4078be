import { describe, expect, test } from 'vitest';
import type { FileSystem } from './file-system.ts';
import { loadProject, MAX_FILES } from './load-project.ts';
import { memoryFileSystem } from './memory-file-system.ts';

const FLEET = 'topology fleet { region a { server[3] } }\n';

async function load(
  files: Record<string, string | Uint8Array>,
  root = '/project/plan.rollout',
  wrap = (each: FileSystem) => each,
) {
  const project = await loadProject(root, { fileSystem: wrap(memoryFileSystem(files)), shownPath: (path) => path });
  return { ...project, codes: project.diagnostics.map(({ code }) => code) };
}

describe('what a file imports is read, each file once', () => {
  test('over several steps and relative to the importing file', async () => {
    const project = await load({
      '/project/.git': '',
      '/project/plan.rollout':
        'import { fleet } from "./shared/fleet.rollout"\nimport { m } from "./shared/model.rollout"\n',
      '/project/shared/fleet.rollout': FLEET,
      '/project/shared/model.rollout':
        'import { fleet } from "fleet.rollout"\nmodel m { deploy takes empirical("times.csv", column "minutes") per server }\n',
      '/project/shared/times.csv': 'minutes\n3\n4\n',
    });
    expect(project.codes).toEqual([]);
    expect([...project.files.keys()]).toEqual([
      '/project/plan.rollout',
      '/project/shared/fleet.rollout',
      '/project/shared/model.rollout',
    ]);
    expect([...project.assets]).toEqual([['/project/shared/times.csv', 'minutes\n3\n4\n']]);
    expect(project.links.get('/project/shared/model.rollout')?.get('times.csv')).toBe('/project/shared/times.csv');
  });

  test('a text that is not the disk’s stands in for the root', async () => {
    const fileSystem = memoryFileSystem({});
    const project = await loadProject('/project/stdin.rollout', { fileSystem, shownPath: (path) => path, text: FLEET });
    expect(project.files.get('/project/stdin.rollout')?.text).toBe(FLEET);
  });
});

describe('what cannot be had is said where it is named', () => {
  test('a missing file', async () => {
    const text = 'import { fleet } from "./flet.rollout"\n';
    const { diagnostics } = await load({ '/project/plan.rollout': text });
    expect(diagnostics.map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([
      ['file-missing', '"./flet.rollout"'],
    ]);
  });

  test('a file outside the project, whether it is there or not', async () => {
    const plan = (target: string) => ({
      '/project/.git': '',
      '/project/plan.rollout': `import { fleet } from "${target}"\n`,
      '/etc/fleet.rollout': FLEET,
    });
    expect((await load(plan('../etc/fleet.rollout'))).codes).toEqual(['file-outside-project']);
    expect((await load(plan('/etc/fleet.rollout'))).codes).toEqual(['file-outside-project']);
    expect((await load(plan('/etc/passwords'))).codes).toEqual(['file-outside-project']);
  });

  test('a link that leads outside the project', async () => {
    const files = {
      '/project/.git': '',
      '/project/plan.rollout': 'import { fleet } from "./link.rollout"\n',
      '/etc/fleet.rollout': FLEET,
    };
    const linked = (disk: FileSystem): FileSystem => ({
      ...disk,
      realPath: async (path) => (path === '/project/link.rollout' ? '/etc/fleet.rollout' : disk.realPath(path)),
    });
    expect((await load(files, undefined, linked)).codes).toEqual(['file-outside-project']);
  });

  test('a folder, bytes that are not UTF-8, and more than 4 MiB', async () => {
    const plan = 'import { fleet } from "./other"\n';
    expect((await load({ '/project/plan.rollout': plan, '/project/other/fleet.rollout': FLEET })).codes).toEqual([
      'file-not-regular',
    ]);
    expect(
      (await load({ '/project/plan.rollout': plan, '/project/other': Uint8Array.of(0x66, 0xfc, 0x72) })).codes,
    ).toEqual(['file-not-utf8']);
    expect(
      (await load({ '/project/plan.rollout': plan, '/project/other': new Uint8Array(4 * 1024 * 1024 + 1) })).codes,
    ).toEqual(['file-too-large']);
  });

  test('the root itself', async () => {
    expect((await load({ '/project/other.rollout': FLEET })).codes).toEqual(['file-missing']);
  });
});

describe('imports end', () => {
  test('a circle is read once round; that it is one is said by the checker', async () => {
    const project = await load({
      '/project/plan.rollout': 'import { a } from "./a.rollout"\n',
      '/project/a.rollout': 'import { b } from "./b.rollout"\n',
      '/project/b.rollout': 'import { a } from "./a.rollout"\n',
    });
    expect(project.codes).toEqual([]);
    expect(project.links.get('/project/b.rollout')?.get('./a.rollout')).toBe('/project/a.rollout');
  });

  const chain = (length: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => [
        i === 0 ? '/project/plan.rollout' : `/project/f${i}.rollout`,
        i === length - 1 ? FLEET : `import { fleet } from "./f${i + 1}.rollout"\n`,
      ]),
    );

  test('at the limit of files, and one past it', async () => {
    expect((await load(chain(MAX_FILES))).codes).toEqual([]);
    expect((await load(chain(MAX_FILES + 1))).codes).toEqual(['too-many-files']);
  });
});
