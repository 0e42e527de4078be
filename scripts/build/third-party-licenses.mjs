import { readdir, readFile } from 'node:fs/promises';

/**
 * The names, versions and license texts of the npm packages that the bundled files come from.
 *
 * @param {readonly string[]} inputs paths as esbuild's metafile names them
 * @returns {Promise<string>}
 */
export async function thirdPartyLicenses(inputs) {
  const folders = new Set(inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []));
  const parts = [];
  for (const folder of [...folders].sort()) {
    const { name, version, license, repository } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? source(repository) : await readFile(`${folder}/${file}`, 'utf8');
    parts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * Where a package without the text of its license says that its source is: what a license such as the MPL asks for.
 *
 * @param {undefined | string | { url: string }} repository
 */
function source(repository) {
  if (repository === undefined) return '';
  const address = typeof repository === 'string' ? repository : repository.url;
  const path = address.replace(/^git@github\.com:|^.*?github\.com\//, '').replace(/\.git$/, '');
  return `Its source, with its license: https://github.com/${path}`;
}
