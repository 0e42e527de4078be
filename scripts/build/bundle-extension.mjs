import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';
import { bundleServer } from './bundle-language-server.mjs';
import { rasterize } from './rasterize.mjs';
import { thirdPartyLicenses } from './third-party-licenses.mjs';
import { zipEntries } from './zip-entries.mjs';

const home = 'packages/vscode-extension';
/** The extension as VS Code runs it, unpacked: `--extensionDevelopmentPath` may point here. */
const folder = `${home}/dist/extension`;
const vsix = `${home}/dist/rollout.vsix`;

/** Pictures of the walkthrough: those of the gallery. */
const PICTURES = ['plan', 'duration', 'fleet', 'expectations', 'front'];

/**
 * Writes packages/vscode-extension/dist/rollout.vsix: the extension with all that it needs, for VS Code on a machine and in a
 * browser; and the same unpacked.
 *
 * @returns {Promise<{ vsix: string, bytes: number, parts: readonly { name: string, bytes: number }[] }>}
 */
export async function bundleExtension() {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const client = [
    ...(await bundleClient('node', 'node')),
    ...(await bundleClient('web', 'browser')),
    ...(await bundlePreview()),
  ];
  const server = await bundleServer(`${folder}/server`);
  await copyFiles();
  await writeFile(`${folder}/package.json`, `${JSON.stringify(await packedManifest(), undefined, 2)}\n`);
  await writeFile(`${folder}/third-party-licenses.txt`, await thirdPartyLicenses([...new Set([...client, ...server])]));
  await createVSIX({ cwd: folder, packagePath: vsix, dependencies: false, allowMissingRepository: true });
  return { vsix, bytes: (await stat(vsix)).size, parts: await partsOf(vsix) };
}

/**
 * @param {'node' | 'web'} kind
 * @param {'node' | 'browser'} platform
 * @returns {Promise<string[]>} the files that went into it
 */
async function bundleClient(kind, platform) {
  const { metafile } = await build({
    entryPoints: [`${home}/src/${kind}/extension.ts`],
    outfile: `${folder}/client/${platform}.js`,
    bundle: true,
    platform,
    // VS Code loads scripts, in a browser too.
    format: 'cjs',
    target: 'es2023',
    conditions: ['source'],
    mainFields: platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
    external: ['vscode'],
    minify: true,
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs);
}

/**
 * What runs inside of the preview's page.
 *
 * @returns {Promise<string[]>} the files that went into it
 */
async function bundlePreview() {
  const entry = `${home}/src/preview/client/main.ts`;
  if ((await stat(entry).catch(() => undefined)) === undefined) return [];
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: `${folder}/media/preview/preview.js`,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2023',
    conditions: ['source'],
    minify: true,
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs);
}

async function copyFiles() {
  await cp(`${home}/media`, `${folder}/media`, { recursive: true, filter: (path) => basename(path) !== 'icon.svg' });
  await writeFile(`${folder}/media/icon.png`, await rasterize(await readFile(`${home}/media/icon.svg`, 'utf8'), 256));
  for (const picture of PICTURES) {
    for (const theme of ['light', 'dark'])
      await cp(`docs/pictures/${picture}-${theme}.svg`, `${folder}/media/${picture}-${theme}.svg`);
  }
  await cp(`${home}/grammar`, `${folder}/grammar`, { recursive: true });
  for (const file of ['language-configuration.json', 'rollout.tmLanguage.json'])
    await writeFile(`${folder}/grammar/${file}`, await inOneLine(`grammar/${file}`));
  await mkdir(`${folder}/schema`);
  await writeFile(`${folder}/schema/config.schema.json`, await inOneLine('docs/schema/config.schema.json'));
  await cp('packages/cli/templates', `${folder}/templates`, { recursive: true });
  await cp('LICENSE', `${folder}/LICENSE.txt`);
  for (const page of ['README.md', 'CHANGELOG.md']) await cp(`${home}/${page}`, `${folder}/${page}`);
}

/** @param {string} path of a file of JSON */
async function inOneLine(path) {
  return JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
}

/** What npm needs of the manifest is no part of the package. */
async function packedManifest() {
  const {
    private: _,
    type,
    sideEffects,
    dependencies,
    devDependencies,
    ...manifest
  } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
  return { ...manifest, files: ['**'] };
}

/** @param {string} vsix */
async function partsOf(vsix) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const { path, bytes } of zipEntries(await readFile(vsix))) {
    const name = await partOf(path.replace(/^extension\//, ''));
    sizes.set(name, (sizes.get(name) ?? 0) + bytes);
  }
  return [...sizes].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
}

/** @param {string} path */
async function partOf(path) {
  if (path.startsWith('client/')) return path.includes('browser') ? 'client in a browser' : 'client';
  if (path.startsWith('media/preview/')) return 'page of previews';
  if (path.startsWith('media/')) return 'pictures';
  if (!path.startsWith('server/')) return 'all else';
  // Graphviz is WebAssembly, and nothing else is.
  return (await readFile(join(folder, path), 'utf8')).includes('WebAssembly') ? 'what draws' : 'server and its worker';
}
