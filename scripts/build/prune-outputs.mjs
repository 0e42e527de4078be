import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const emitted = /\.(?:js|js\.map|d\.ts|d\.ts\.map)$/;

/**
 * Removes from each package's dist/ what the compiler once emitted for a source that is gone, so that no package
 * carries it on. The compiler itself only ever adds.
 *
 * @param {readonly string[]} folders the packages' folders
 */
export async function pruneOutputs(folders) {
  for (const folder of folders) {
    const dist = join(folder, 'dist');
    if (!existsSync(dist)) continue;
    for (const file of await readdir(dist, { recursive: true })) {
      if (!emitted.test(file)) continue;
      const sources = ['.ts', '.tsx'].map((extension) => join(folder, 'src', file.replace(emitted, extension)));
      if (!sources.some((source) => existsSync(source))) await rm(join(dist, file));
    }
  }
}
