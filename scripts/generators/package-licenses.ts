import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Generator } from '../generator.ts';
import { packageFolders } from '../lib/workspace-packages.mjs';

/** Each package carries the license: npm takes it from the package's own folder only. */
const packageLicenses: Generator = {
  owns: packageFolders().map((folder) => `${folder}/LICENSE`),
  async generate(root) {
    const text = await readFile(join(root, 'LICENSE'), 'utf8');
    return new Map(packageFolders().map((folder) => [`${folder}/LICENSE`, text]));
  },
};

export default packageLicenses;
