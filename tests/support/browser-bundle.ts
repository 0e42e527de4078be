import { join } from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { root } from './repository.ts';

/**
 * Bundles a module as a page would load it: sources of the packages, and none of Node's own modules anywhere below.
 * The bundle puts the module's exports into the global variable `rollout`.
 *
 * @throws when anything imports a module of Node; the message names who does.
 */
export async function bundleForBrowser(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: join(root, 'tests'), loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'rollout',
    target: 'es2022',
    conditions: ['source'],
    logLevel: 'silent',
    plugins: [
      {
        name: 'refuse-node',
        setup: (bundle) =>
          bundle.onResolve({ filter: /^node:/ }, ({ path, importer }) => ({
            errors: [{ text: `${importer} imports ${path}` }],
          })),
      },
    ],
  });
  return outputFiles.map(({ text }) => text).join('\n');
}

/**
 * Runs a bundle where there is nothing but the language itself: no `process`, no `Buffer`, no timers, no console.
 * `web` adds what every page has.
 * Gives what the expression then evaluates to, by way of JSON, as values of another context equal nothing of this one.
 */
export async function runBare(bundle: string, expression: string, web: object = {}): Promise<unknown> {
  const context = vm.createContext(Object.assign(Object.create(null), web), {
    codeGeneration: { strings: false, wasm: false },
  });
  // What pages and workers have alike: libraries look for the global object under this name.
  vm.runInContext('globalThis.self = globalThis', context);
  vm.runInContext(bundle, context, { filename: 'bundle.js' });
  const json: unknown = await vm.runInContext(`(async () => JSON.stringify(await (${expression})))()`, context);
  return typeof json === 'string' ? JSON.parse(json) : undefined;
}
