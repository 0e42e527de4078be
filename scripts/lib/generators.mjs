// Runs the generators of scripts/generators/ and compares what they make with what is committed.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';

/** @typedef {import('../generator.ts').Generator} Generator */
/** @typedef {{ path: string, what: 'missing' | 'stale' | 'left over', text: string | undefined }} Difference */

const folder = 'scripts/generators';

/** @returns {readonly string[]} */
export function generatorNames() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/**
 * @param {string} name
 * @returns {Promise<{ owns: readonly string[], files: ReadonlyMap<string, string> }>}
 */
export async function runGenerator(name) {
  const generator = /** @type {Generator} */ ((await loadTypeScript(`${folder}/${name}.ts`)).default);
  return { owns: generator.owns, files: await generator.generate(process.cwd()) };
}

/**
 * What would have to change for the committed files to be what the generator makes.
 *
 * @param {{ owns: readonly string[], files: ReadonlyMap<string, string> }} generated
 * @returns {Promise<readonly Difference[]>}
 */
export async function differences({ owns, files }) {
  /** @type {Difference[]} */
  const found = [];
  for (const [path, text] of files) {
    if (!existsSync(path)) found.push({ path, what: 'missing', text });
    else if ((await readFile(path, 'utf8')) !== text) found.push({ path, what: 'stale', text });
  }
  for (const path of owns.flatMap(filesBelow)) {
    if (!files.has(path)) found.push({ path, what: 'left over', text: undefined });
  }
  return found;
}

/** @param {readonly Difference[]} found */
export async function write(found) {
  for (const { path, text } of found) {
    if (text === undefined) {
      await rm(path);
    } else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  }
}

/** @param {string} owned @returns {readonly string[]} */
function filesBelow(owned) {
  if (!existsSync(owned)) return [];
  if (!statSync(owned).isDirectory()) return [owned];
  const below = readdirSync(owned, { recursive: true }).map((file) => join(owned, String(file)));
  return below.filter((path) => statSync(path).isFile()).sort();
}
