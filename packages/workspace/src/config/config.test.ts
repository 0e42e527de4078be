import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { publishedConfigSchema } from './config-schema.ts';
import { readConfig } from './read-config.ts';

const PATH = '/project/rollout.config.json';
const validate = new Ajv({ strict: true }).compile(JSON.parse(publishedConfigSchema()));

function found(text: string): readonly string[] {
  return readConfig(text, PATH).diagnostics.map(
    ({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`,
  );
}

test('a configuration is JSON with comments, and commas where people leave them', () => {
  const text = `{
    "$schema": "https://example.com/config.schema.json", // for editors
    "policies": [
      { "file": "policies/prod.rollout", "for": ["services/**/*.rollout"], },
      /* of one file, one policy */
      { "file": "all.rollout", "policy": "calm", "for": ["*.rollout"], "except": ["lab.rollout"] },
    ],
  }`;
  const { file: config, diagnostics } = readConfig(text, PATH);
  expect(diagnostics).toEqual([]);
  expect(config.policies.map(({ location: _, ...rule }) => rule)).toEqual([
    { file: 'policies/prod.rollout', policy: null, for: ['services/**/*.rollout'], except: [] },
    { file: 'all.rollout', policy: 'calm', for: ['*.rollout'], except: ['lab.rollout'] },
  ]);
  expect(config.policies.map(({ location: { span } }) => text.slice(span.start, span.end))).toEqual([
    '"policies/prod.rollout"',
    '"calm"',
  ]);
});

describe('what is wrong is said where it stands', () => {
  test.each([
    ['{ "policies": [ }', ['}: This is not JSON with comments: value expected.']],
    ['[]', ['[]: The configuration is not an object.']],
    ['{ "polices": [] }', ['"polices": There is no setting `polices` here; did you mean `policies`?']],
    ['{ "severities": {} }', ['"severities": There is no setting `severities` here.']],
    ['{ "policies": {} }', ['{}: `policies` is not a list.']],
    ['{ "policies": [3] }', ['3: A policy is not an object.']],
    ['{ "policies": [{}] }', ['{}: `file` is missing here.', '{}: `for` is missing here.']],
    [
      '{ "policies": [{ "file": 3, "for": "x" }] }',
      ['3: `file` is not a text of 1 to 1,000 characters.', '"x": `for` is not a list of globs.'],
    ],
    ['{ "policies": [{ "file": "a", "for": [""] }] }', ['"": A glob of `for` is not a text of 1 to 1,000 characters.']],
    [
      '{ "policies": [{ "file": "a", "for": [] }] }',
      ['[]: `for` is empty, which means no file; write `["**"]` for all files.'],
    ],
    [
      '{ "overrides": [{ "for": ["/lab/**"], "except": ["../**"] }] }',
      [
        '"/lab/**": A glob of `for` begins with `/`, but is from the folder of the project on; write `lab/**`.',
        '"../**": A glob of `except` has a `..`, which no path in the folder of the project has; write it from that folder on, such as `lab/**`.',
      ],
    ],
    [
      '{ "overrides": [{ "for": ["[a"] }] }',
      [
        '"[a": A glob of `for` has a `[` that nothing closes; write `[a-z]` for one of these characters, `\\\\[` for a bracket itself.',
      ],
    ],
    ['{ "policies": [], "policies": [] }', ['"policies": `policies` is written twice.']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('nothing is taken from a configuration that cannot be read, and nothing throws', () => {
    for (const text of ['', '{', '\0', '"', '{ "policies": [{ "file": ']) {
      expect(readConfig(text, PATH).file.policies).toEqual([]);
    }
  });
});

test.each([
  ['{}', true],
  ['{ "policies": [] }', true],
  ['{ "policies": [{ "file": "a", "for": ["b"], "except": [] }] }', true],
  ['{ "policies": [{ "file": "a", "for": [] }] }', false],
  ['{ "policies": [{ "file": "a", "for": ["b"], "except": ["c"], "policy": "d" }] }', true],
  ['{ "policies": [{ "file": "a" }] }', false],
  ['{ "policies": [{ "for": ["b"] }] }', false],
  ['{ "policies": [{ "file": "", "for": ["b"] }] }', false],
  ['{ "policies": [{ "file": "a", "for": [1] }] }', false],
  ['{ "policies": [{ "file": "a", "for": ["b"], "policy": null }] }', false],
  ['{ "policies": {} }', false],
  ['{ "rules": {} }', true],
  ['{ "rules": { "no-max-down": "error", "bug-unseen": { "severity": "off" } } }', true],
  ['{ "rules": { "no-max-down": "loud" } }', false],
  ['{ "rules": { "no-max-down": { "most": 3 } } }', false],
  ['{ "rules": { "no-max-dwn": "off" } }', false],
  ['{ "rules": { "unknown-word": "off" } }', false],
  ['{ "rules": [] }', false],
  ['{ "preset": "strict" }', true],
  ['{ "preset": "stritc" }', false],
  ['{ "extends": "a.json" }', true],
  ['{ "extends": ["a.json", "b.json"] }', true],
  ['{ "extends": [3] }', false],
  ['{ "overrides": [{ "for": ["lab/**"], "except": ["lab/a"], "preset": "none", "rules": {} }] }', true],
  ['{ "overrides": [{ "preset": "none" }] }', false],
  ['{ "overrides": [{ "for": ["**", "!lab/**"] }] }', false],
  ['{ "overrides": [{ "for": ["lab/**"], "policies": [] }] }', false],
  ['{ "overrides": [{ "for": [] }] }', false],
  ['{ "overrides": [{ "for": ["lab", "lab/", "./lab", "..a"] }] }', true],
  ['{ "overrides": [{ "for": ["/lab/**"] }] }', false],
  ['{ "overrides": [{ "for": ["../**"] }] }', false],
  ['{ "overrides": [{ "for": ["**"], "except": [".."] }] }', false],
  ['[]', false],
])('the published schema says of %s what we say', (text, expected) => {
  expect([found(text).length === 0, validate(JSON.parse(text))]).toEqual([expected, expected]);
});

test('the published schema is fresh', () => {
  const file = new URL('../../../../docs/schema/config.schema.json', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(publishedConfigSchema());
});
