// docs/configuration.md: what it shows can be written, and what it says there is is there.
import { catalog, loadConfig, memoryFileSystem, PRESETS, SEVERITIES } from '@rollout/workspace';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readText } from './support/repository.ts';

const page = readText('docs/configuration.md');
const examples = [...page.matchAll(/^```jsonc?\n(.*?)^```$/gms)].map(([, text = '']) => text);
const validate = new Ajv({ strict: true }).compile(JSON.parse(readText('docs/schema/config.schema.json')));
const withoutComments = (text: string): unknown => JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));

/** What is found in a configuration, where all that it extends is there. */
async function found(text: string): Promise<readonly string[]> {
  const files = {
    '/project/plan.rollout': '',
    '/project/rollout.config.json': text,
    '/project/shared/rollout.base.json': '{}',
  };
  const { diagnostics } = await loadConfig(memoryFileSystem(files), '/project/plan.rollout', (path) => path);
  return diagnostics.map(({ message }) => message);
}

test('the page has examples', () => {
  expect(examples.length).toBeGreaterThan(5);
});

describe.each(examples)('%s', (text) => {
  test('is read, and valid by the published schema', async () => {
    expect(await found(text)).toEqual([]);
    expect([validate(withoutComments(text)), validate.errors]).toEqual([true, null]);
  });

  test.each([
    ['a setting of another name', (name: string) => `${name}s`],
    ['a setting that is none', () => '__proto__'],
  ])('is neither with %s', async (_, spoil) => {
    const spoilt = text.replace(/"(preset|rules|overrides|policies)":/, (_, name: string) => `"${spoil(name)}":`);
    expect(await found(spoilt)).not.toEqual([]);
    expect(validate(withoutComments(spoilt))).toBe(false);
  });
});

test('every code that the page names in a configuration can be configured', () => {
  const codes = examples.flatMap((text) => [...text.matchAll(/"([a-z]+(?:-[a-z]+)+)":/g)].map(([, code = '']) => code));
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => (catalog.get(code)?.severity ?? 'error') === 'error')).toEqual([]);
});

/** First cells of the rows of the table with that head. */
function cells(head: string): readonly string[] {
  const [, table = ''] = page.split(`| ${head} |`);
  const [rows = ''] = table.split('\n\n', 1);
  return [...rows.matchAll(/^\| `"?([^"`]+)"?` \|/gm)].map(([, cell = '']) => cell);
}

test('it says all settings, presets and severities that there are', () => {
  const { properties } = JSON.parse(readText('docs/schema/config.schema.json')) as { properties: object };
  expect([...cells('setting | what it says')].sort()).toEqual(Object.keys(properties).sort());
  expect(cells('preset | rules')).toEqual(PRESETS);
  expect(cells('severity | what it does')).toEqual(SEVERITIES);
});
