import { hasErrors } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import type { FileSystem } from '../files/file-system.ts';
import { memoryFileSystem } from '../files/memory-file-system.ts';
import { lintSettings } from '../lint/settings.ts';
import { loadConfig, MAX_EXTENDED } from './load-config.ts';

const PLAN = '/project/plan.rollout';

/** A file system in which some paths are links. */
function linked(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): FileSystem {
  const memory = memoryFileSystem(files);
  const follow = (path: string): string => links[path] ?? path;
  return {
    read: (path, maxBytes) => memory.read(follow(path), maxBytes),
    realPath: (path) => memory.realPath(follow(path)),
  };
}

const load = (files: Readonly<Record<string, unknown>>, links: Readonly<Record<string, string>> = {}) => {
  const texts = Object.entries(files).map(([name, content]) => [
    name.startsWith('/') ? name : `/project/${name}`,
    typeof content === 'string' ? content : JSON.stringify(content),
  ]);
  return loadConfig(linked({ [PLAN]: '', ...Object.fromEntries(texts) }, links), PLAN, (path) => path);
};

/** What the configuration makes of one code. */
const severity = async (files: Readonly<Record<string, unknown>>, code = 'bug-unseen') =>
  lintSettings(await load(files)).severityOf(code, PLAN);

const found = async (files: Readonly<Record<string, unknown>>, links = {}) => {
  const { diagnostics, texts, config } = await load(files, links);
  expect(config === null).toBe(hasErrors(diagnostics));
  return diagnostics.map(({ path, code, message, span }) => [
    path,
    code,
    texts.get(path)?.slice(span.start, span.end),
    message,
  ]);
};

describe('what a configuration extends comes before what it says itself', () => {
  const base = { rules: { 'bug-unseen': 'off' } };

  test('so its own wins', async () => {
    expect(await severity({ 'rollout.config.json': { extends: 'base.json' }, 'base.json': base })).toBe('off');
    expect(
      await severity({
        'rollout.config.json': { extends: 'base.json', rules: { 'bug-unseen': 'error' } },
        'base.json': base,
      }),
    ).toBe('error');
  });

  test('and of several the later ones win', async () => {
    const files = { 'a.json': base, 'b.json': { rules: { 'bug-unseen': 'hint' } } };
    expect(await severity({ ...files, 'rollout.config.json': { extends: ['a.json', 'b.json'] } })).toBe('hint');
    expect(await severity({ ...files, 'rollout.config.json': { extends: ['b.json', 'a.json'] } })).toBe('off');
  });

  test('also over overrides of what is extended', async () => {
    const narrow = { overrides: [{ for: ['**'], rules: { 'bug-unseen': 'off' } }] };
    expect(await severity({ 'rollout.config.json': { extends: 'base.json' }, 'base.json': narrow })).toBe('off');
    expect(
      await severity({
        'rollout.config.json': { extends: 'base.json', rules: { 'bug-unseen': 'hint' } },
        'base.json': narrow,
      }),
    ).toBe('hint');
  });

  test('a file that several extend is taken once, before the first of them', async () => {
    const files = {
      'base.json': base,
      'a.json': { extends: 'base.json', rules: { 'bug-unseen': 'hint' } },
      'b.json': { extends: './base.json' },
      'rollout.config.json': { extends: ['a.json', 'b.json'] },
    };
    expect(await severity(files)).toBe('hint');
    expect((await load(files)).config?.files).toEqual([
      '/project/base.json',
      '/project/a.json',
      '/project/b.json',
      '/project/rollout.config.json',
    ]);
  });

  test('policies of all of them hold, those of what is extended first', async () => {
    const policy = (file: string) => ({ policies: [{ file, for: ['**'] }] });
    const { config } = await load({
      'rollout.config.json': { extends: 'shared/base.json', ...policy('own.rollout') },
      'shared/base.json': policy('policies/shared.rollout'),
    });
    expect(config?.policies.map(({ file }) => file)).toEqual(['policies/shared.rollout', 'own.rollout']);
  });

  test('paths are from the folder of the project on, wherever the file lies', async () => {
    const files = { 'shared/a.json': { extends: 'shared/b.json' }, 'shared/b.json': base };
    expect(await severity({ ...files, 'rollout.config.json': { extends: 'shared/a.json' } })).toBe('off');
  });
});

describe('what is wrong is said in the file that says it', () => {
  test('a mistake in what is extended', async () => {
    expect(
      await found({ 'rollout.config.json': { extends: 'base.json' }, 'base.json': '{ "preset": "stritc" }' }),
    ).toEqual([
      [
        '/project/base.json',
        'config-value',
        '"stritc"',
        '`preset` is not one of "recommended", "strict", "none"; did you mean "strict"?',
      ],
    ]);
  });

  test('a file that is not there', async () => {
    expect(await found({ 'rollout.config.json': { extends: ['bsae.json'] } })).toEqual([
      ['/project/rollout.config.json', 'file-missing', '"bsae.json"', 'There is no file bsae.json.'],
    ]);
  });

  test('with what its path is from, which is not what paths in a plan are from', async () => {
    const { diagnostics } = await load({ 'rollout.config.json': { extends: '/etc/passwd' } });
    expect(diagnostics.map(({ help }) => help)).toEqual([
      'Paths in a configuration are from the folder of the project on, wherever the file lies that names them.',
    ]);
  });

  test('a folder', async () => {
    expect(await found({ 'rollout.config.json': { extends: 'shared' }, 'shared/a.json': '{}' })).toEqual([
      [
        '/project/rollout.config.json',
        'file-not-regular',
        '"shared"',
        'shared is a folder, a pipe or a device, not a file.',
      ],
    ]);
  });

  test.each([
    ['itself', { 'rollout.config.json': { extends: 'rollout.config.json' } }],
    [
      'a file that extends it',
      { 'rollout.config.json': { extends: 'a.json' }, 'a.json': { extends: './rollout.config.json' } },
    ],
    ['a circle', { 'rollout.config.json': { extends: 'a.json' }, 'a.json': { extends: 'a.json' } }],
  ])('%s', async (_, files) => {
    const [finding, ...more] = await found(files);
    expect([finding?.[1], more]).toEqual(['config-extends-circle', []]);
    expect(finding?.[3]).toMatch(/^This goes in a circle: (\S+) → (?:\S+ → )?\1\.$/);
  });

  test('too many, in a row or in a chain', async () => {
    const many = Array.from({ length: MAX_EXTENDED + 5 }, (_, index) => `c${index}.json`);
    const plain = Object.fromEntries(many.map((name) => [name, '{}']));
    const chained = Object.fromEntries(many.map((name, index) => [name, { extends: many[index + 1] ?? [] }]));
    for (const files of [
      { ...plain, 'rollout.config.json': { extends: many } },
      { ...chained, 'rollout.config.json': { extends: 'c0.json' } },
    ]) {
      expect((await found(files)).map(([, code]) => code)).toEqual(['config-extends-too-many']);
    }
    const enough = many.slice(0, MAX_EXTENDED);
    expect(await found({ ...plain, 'rollout.config.json': { extends: enough } })).toEqual([]);
  });
});

describe('nothing outside the project is read', () => {
  const SECRET = { '/elsewhere/secret.json': 'root:x:0:0' };

  test.each(['../elsewhere/secret.json', 'shared/../../elsewhere/secret.json', '../elsewhere/nothing.json'])(
    '%s',
    async (path) => {
      expect(await found({ ...SECRET, 'rollout.config.json': { extends: path } })).toEqual([
        [
          '/project/rollout.config.json',
          'file-outside-project',
          JSON.stringify(path),
          `${path} lies outside the project (/project).`,
        ],
      ]);
    },
  );

  test('an absolute path is one from the folder of the project on', async () => {
    expect((await found({ 'rollout.config.json': { extends: '/etc/passwd' } })).map(([, code]) => code)).toEqual([
      'file-missing',
    ]);
  });

  test('by a link that is extended', async () => {
    const files = { ...SECRET, 'rollout.config.json': { extends: 'base.json' } };
    const [finding] = await found(files, { '/project/base.json': '/elsewhere/secret.json' });
    expect(finding?.[1]).toBe('file-outside-project');
  });

  test('by a configuration that is a link', async () => {
    const links = { '/project/rollout.config.json': '/elsewhere/secret.json' };
    const { diagnostics, texts } = await load(SECRET, links);
    expect(diagnostics.map(({ code }) => code)).toEqual(['file-outside-project']);
    expect([...texts]).toEqual([]);
  });

  test('but a link within the project is followed', async () => {
    const files = { 'rollout.config.json': { extends: 'base.json' }, 'shared/base.json': '{ "preset": "none" }' };
    expect(await found(files, { '/project/base.json': '/project/shared/base.json' })).toEqual([]);
  });
});
