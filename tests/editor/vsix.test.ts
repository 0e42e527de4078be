// What the extension's package holds: all that it needs, and nothing else.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { zipEntries } from '../../scripts/build/zip-entries.mjs';
import { root } from '../support/repository.ts';

const folder = join(root, 'packages/vscode-extension/dist/extension');
const vsix = join(root, 'packages/vscode-extension/dist/rollout.vsix');

/** In bytes, packed: with what draws, for machines and for browsers. */
const LIMIT = 1_950_000;

let files: readonly string[];

beforeAll(() => {
  try {
    files = (readdirSync(folder, { recursive: true }) as string[])
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort();
  } catch {
    throw new Error('run "npm run build" first');
  }
});

const textOf = (path: string): string => readFileSync(join(folder, path), 'utf8');
const scripts = (): readonly string[] => files.filter((path) => path.endsWith('.js'));

describe('the package', () => {
  it('holds these files', () => {
    const parts = files.filter((path) => !/^server\/part-[\w-]+\.js$/.test(path));
    const pictures = ['duration', 'expectations', 'file', 'fleet', 'front', 'plan'];
    const templates = ['bluegreen', 'canary', 'expand-contract', 'flag', 'rings', 'waves'];
    expect(parts).toEqual(
      [
        ...['CHANGELOG.md', 'LICENSE.txt', 'README.md', 'package.json', 'third-party-licenses.txt'],
        ...['client/browser.js', 'client/node.js'],
        ...['language-configuration.json', 'markdown-rollout.json', 'rollout.tmLanguage.json'].map(
          (name) => `grammar/${name}`,
        ),
        ...['icon.png', 'write.md', ...pictures.flatMap((name) => [`${name}-dark.svg`, `${name}-light.svg`])].map(
          (name) => `media/${name}`,
        ),
        ...files.filter((path) => path.startsWith('media/preview/')),
        'schema/config.schema.json',
        ...['browser-meaning.js', 'browser.js', 'node-meaning.js', 'node.js', 'parts.json'].map(
          (name) => `server/${name}`,
        ),
        ...templates.map((name) => `templates/${name}.rollout`),
      ].sort(),
    );
  });

  it('holds what lies unpacked beside it, and the two files that every one of its kind has', () => {
    const packed = zipEntries(readFileSync(vsix)).map(({ path }) => path.replace(/^extension\//, '').toLowerCase());
    expect([...packed].sort()).toEqual(
      [...files.map((path) => path.toLowerCase()), '[content_types].xml', 'extension.vsixmanifest'].sort(),
    );
  });

  it(`is no larger than ${LIMIT / 1000} kB`, () => {
    expect(statSync(vsix).size).toBeLessThan(LIMIT);
  });

  it('holds no tests, no maps to sources, and no path of the machine that it was made on', () => {
    expect(files.filter((path) => /[.]map$|[.]test[.]|[.]tsx?$/.test(path))).toEqual([]);
    for (const path of scripts()) {
      expect(textOf(path)).not.toContain('sourceMappingURL=');
      expect(textOf(path)).not.toContain(root);
    }
  });

  it('points at files that are there', () => {
    const paths = [...textOf('package.json').matchAll(/"\.?\/?((?:client|media|grammar|schema)\/[\w./-]+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) expect(files).toContain(path);
  });

  it('has the licenses of what it is made of', () => {
    const licenses = textOf('third-party-licenses.txt');
    for (const name of [
      'vscode-languageclient',
      'vscode-languageserver',
      'chevrotain',
      'echarts',
      '@viz-js/viz',
      'preact',
    ])
      expect(licenses).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });
});

describe('what runs', () => {
  it('in a browser, asks for nothing that a browser has not', () => {
    const { 'browser.js': server, 'browser-meaning.js': meaning } = JSON.parse(textOf('server/parts.json')) as Record<
      string,
      string[]
    >;
    const inBrowser = new Set([...(server ?? []), ...(meaning ?? [])].map((name) => `server/${name}`));
    expect(inBrowser.size).toBeGreaterThan(2);
    for (const path of inBrowser)
      expect([path, requiredBy(textOf(path)).filter((name) => !name.startsWith('./'))]).toEqual([path, []]);
    expect(requiredBy(textOf('client/browser.js'))).toEqual(['vscode']);
  });

  it('starts without what draws: that is loaded with the first picture', () => {
    const drawing = scripts().filter((path) => textOf(path).includes('WebAssembly'));
    expect(drawing).toHaveLength(1);
    for (const entry of ['server/node.js', 'server/node-meaning.js'])
      expect(reachedAtOnce(entry)).not.toContain(drawing[0]);
  });

  it('sends nothing: no client of telemetry is in it', () => {
    for (const path of scripts())
      expect(textOf(path)).not.toMatch(/applicationinsights|TelemetryReporter|createTelemetryLogger/);
  });
});

function requiredBy(text: string): readonly string[] {
  // A part may ask Node for its own address.
  const script = text.replace(/^const __address=[^;]*;/, '');
  return [
    ...new Set(
      [...script.matchAll(/(?<![.\w])require\((?:"([^"]+)"|`([^`]+)`)\)/g)].map(([, one, other]) => one ?? other ?? ''),
    ),
  ];
}

/** All that a script requires where it stands by itself, and not within a function that is called later. */
function reachedAtOnce(entry: string): readonly string[] {
  const found = new Set([entry]);
  for (const path of found) {
    const atOnce = textOf(path).replaceAll(/Promise\.resolve\(\)\.then\([^;]*?require\([^)]*\)/g, '');
    for (const name of requiredBy(atOnce)) if (name.startsWith('./')) found.add(`server/${name.slice(2)}`);
  }
  return [...found];
}
