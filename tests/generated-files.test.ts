import { describe, expect, it } from 'vitest';
import { differences, generatorNames, runGenerator } from '../scripts/lib/generators.mjs';

const names = generatorNames();

describe.runIf(names.length > 0)('generated files are what their generator makes of the sources', () => {
  it.each(names)('%s', async (name) => {
    const found = await differences(await runGenerator(name));
    expect(found.map(({ path, what }) => `${path} is ${what}: run "npm run generate"`)).toEqual([]);
  });
});
