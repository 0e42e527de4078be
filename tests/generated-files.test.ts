import { describe, expect, it } from 'vitest';
import { differences, generatorNames, runGenerator } from '../scripts/lib/generators.mjs';

describe('generated files are what their generator makes of the sources', () => {
  it.each(generatorNames())('%s', { timeout: 600_000 }, async (name) => {
    const found = await differences(await runGenerator(name));
    expect(found.map(({ path, what }) => `${path} is ${what}: run "npm run generate"`)).toEqual([]);
  });
});
