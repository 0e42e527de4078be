import { applyEdits } from '@rollout/language';
import { expect, test } from 'vitest';
import { readConfig } from './read-config.ts';
import { severityEdits } from './set-severity.ts';

function set(text: string, path = '/p/a.rollout'): string | undefined {
  const edits = severityEdits(text, 'no-max-down', 'off', { root: '/p', path });
  if (edits === undefined) return undefined;
  const after = applyEdits(text, edits);
  expect(readConfig(after, 'rollout.config.json').diagnostics).toEqual([]);
  return after;
}

test('a configuration is made, or says more', () => {
  expect(set('')).toBe('{\n  "rules": {\n    "no-max-down": "off"\n  }\n}\n');
  expect(set('{ "preset": "strict" }\n')).toBe(
    '{\n  "preset": "strict",\n  "rules": {\n    "no-max-down": "off"\n  }\n}\n',
  );
  expect(
    set('{\n  // Ours.\n  "rules": {\n    "no-max-down": "error", // much\n    "friday-start": "off"\n  }\n}\n'),
  ).toBe('{\n  // Ours.\n  "rules": {\n    "no-max-down": "off", // much\n    "friday-start": "off"\n  }\n}\n');
});

test('options of a rule stay', () => {
  expect(set('{ "rules": { "no-max-down": { "severity": "error" } } }')).toBe(
    '{ "rules": { "no-max-down": { "severity": "off" } } }',
  );
});

test('what is not understood is left alone', () => {
  expect([set('{ "rules": '), set('[]'), set('{ "rules": 3 }')]).toEqual([undefined, undefined, undefined]);
});

test('where an override has the last word on a file, it is changed', () => {
  const config = (rules: string, lab: string, old: string): string =>
    `{ "rules": { "no-max-down": "${rules}" }, "overrides": [` +
    `{ "for": ["lab/**"], "except": ["lab/old/**"], "rules": { "no-max-down": "${lab}" } }, ` +
    `{ "for": ["**"], "rules": { "friday-start": "off" } }, ` +
    `{ "for": ["lab/old/**"], "rules": { "no-max-down": { "severity": "${old}" } } }] }`;
  const text = config('error', 'warning', 'error');
  expect(set(text, '/p/lab/a.rollout')).toBe(config('error', 'off', 'error'));
  expect(set(text, '/p/lab/old/a.rollout')).toBe(config('error', 'warning', 'off'));
  expect(set(text, '/p/live/a.rollout')).toBe(config('off', 'warning', 'error'));
});

test('a preset of an override is a word, too', () => {
  const after = set('{ "overrides": [{ "for": ["**"], "preset": "strict" }] }');
  expect(JSON.parse(after ?? '')).toEqual({
    overrides: [{ for: ['**'], preset: 'strict', rules: { 'no-max-down': 'off' } }],
  });
});
