import { countOption, hoursOption, namesOption, optionText, type RuleOption, shareOption } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog.ts';
import { configDiagnostics } from './config-diagnostics.ts';
import { type Reading, readTree } from './json-reading.ts';
import { readConfig } from './read-config.ts';
import { readOption } from './read-option.ts';

const HOUR = 3_600_000;

function messages(text: string): readonly string[] {
  return readConfig(text, '/project/rollout.config.json').diagnostics.map(
    ({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`,
  );
}

describe('what is wrong with a setting is said with what was meant', () => {
  test.each([
    ['{ "rules": [] }', '[]: `rules` is not an object.'],
    [
      '{ "rules": { "no-max-dwon": "off" } }',
      '"no-max-dwon": There is no finding called `no-max-dwon`; did you mean `no-max-down`?',
    ],
    ['{ "rules": { "x": "off" } }', '"x": There is no finding called `x`.'],
    [
      '{ "rules": { "unknown-word": "warning" } }',
      '"unknown-word": `unknown-word` is an error: a configuration can change only warnings and hints.',
    ],
    [
      '{ "rules": { "no-max-down": "warn" } }',
      '"warn": `no-max-down` is not one of "error", "warning", "hint", "off".',
    ],
    [
      '{ "rules": { "no-max-down": "eror" } }',
      '"eror": `no-max-down` is not one of "error", "warning", "hint", "off"; did you mean "error"?',
    ],
    ['{ "rules": { "no-max-down": 2 } }', '2: `no-max-down` is not one of "error", "warning", "hint", "off".'],
    [
      '{ "rules": { "no-max-down": { "severty": "off" } } }',
      '"severty": There is no setting `severty` here; did you mean `severity`?',
    ],
    [
      '{ "rules": { "no-max-down": { "severity": null } } }',
      'null: `severity` is not one of "error", "warning", "hint", "off".',
    ],
    ['{ "rules": { "no-max-down": "off", "no-max-down": "hint" } }', '"no-max-down": `no-max-down` is written twice.'],
    ['{ "overrides": [{ "preset": "none" }] }', '{ "preset": "none" }: `for` is missing here.'],
    ['{ "overrides": [{ "fro": [] }] }', '"fro": There is no setting `fro` here; did you mean `for`?'],
    ['{ "extends": 3 }', '3: `extends` is not a path or a list of paths.'],
    ['{ "extends": [""] }', '"": A path of `extends` is not a text of 1 to 1,000 characters.'],
  ])('%s', (text, expected) => {
    expect(messages(text)).toEqual([expected]);
  });
});

describe('hostile configurations are answered like any other', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('the name %s is an unknown one', (name) => {
    for (const text of [
      `{ "${name}": {} }`,
      `{ "rules": { "${name}": "off" } }`,
      `{ "rules": { "no-max-down": { "${name}": { "severity": "off" } } } }`,
      `{ "overrides": [{ "for": ["**"], "${name}": {} }] }`,
      `{ "policies": [{ "file": "a", "for": ["**"], "${name}": {} }] }`,
    ]) {
      expect(messages(text)[0]).toContain(`\`${name}\``);
    }
    expect(Object.keys({})).toEqual([]);
  });

  test.each(['[', '{ "a": ', '{ "extends": [', '/**/['])('%s, a hundred thousand times', (open) => {
    expect(messages(open.repeat(100_000))).toEqual([
      expect.stringContaining('This is not JSON with comments: more than 64 levels deep.'),
    ]);
  });

  test('brackets in texts and comments are not levels', () => {
    const many = '['.repeat(100);
    expect(messages(`{ // ${many}\n "extends": ["${many}"] }`)).toEqual([]);
  });

  test('a name of a megabyte is cut in what is said of it', () => {
    const long = 'x'.repeat(1_000_000);
    for (const text of [`{ "${long}": 1 }`, `{ "rules": { "${long}": 1 } }`, `{ "extends": ["${long}"] }`]) {
      const [{ message = '' } = {}] = readConfig(text, '/c').diagnostics;
      expect(message.length).toBeLessThan(300);
    }
  });

  test('no list is longer than a thousand', () => {
    const list = (length: number): string => `{ "extends": [${Array.from({ length }, () => '"a"').join(', ')}] }`;
    expect(messages(list(1_000))).toEqual([]);
    expect(messages(list(1_001))).toEqual([expect.stringMatching(/: `extends` is not at most 1,000 long[.]$/)]);
  });

  test('a hundred thousand settings take no longer than they need', () => {
    const rules = Array.from({ length: 100_000 }, (_, index) => `"c${index}": "off"`).join(', ');
    expect(messages(`{ "rules": { ${rules} } }`).length).toBe(100_000);
  });
});

describe('options', () => {
  function read(option: RuleOption, value: string): unknown {
    const reading: Reading = { path: '/project/rollout.config.json', diagnostics: [] };
    const node = readTree(reading, value);
    if (node === undefined) throw new Error('a test writes JSON');
    const own = readOption(reading, node, 'most', option);
    const [finding] = reading.diagnostics;
    expect(finding === undefined || finding.code in configDiagnostics.entries).toBe(true);
    return own ?? finding?.message;
  }
  const share = shareOption(0.1, 'A share.');
  const duration = hoursOption(24, 'A time.');
  const count = countOption(3, 'A number.');
  const names = namesOption([], 'Names.');
  const noShare = '`most` is not a share from 0% to 100%, such as "10%".';
  const noDuration = '`most` is not a duration such as "24h" or "1h30m".';
  const noCount = '`most` is not a whole number from 0 to 1,000,000,000.';

  test.each<[string, RuleOption, string, unknown]>([
    ['a share', share, '"10%"', 0.1],
    ['a share', share, '"0.5%"', 0.005],
    ['a share', share, '"0%"', 0],
    ['a share', share, '"100%"', 1],
    ['a share above the whole', share, '"101%"', noShare],
    ['a share below nothing', share, '"-1%"', noShare],
    ['a share without its sign', share, '"10"', noShare],
    ['a share as a number', share, '0.1', noShare],
    ['a share with an exponent', share, '"1e1%"', noShare],
    ['a duration', duration, '"24h"', 24 * HOUR],
    ['a duration', duration, '"1h30m"', 1.5 * HOUR],
    ['a duration', duration, '"0s"', 0],
    ['a duration below nothing', duration, '"-1h"', noDuration],
    ['a duration without a unit', duration, '"24"', noDuration],
    ['a duration as a number', duration, '24', noDuration],
    ['a duration of another unit', duration, '"2 hours"', noDuration],
    ['a duration without end', duration, `"${'9'.repeat(400)}h"`, noDuration],
    ['a count', count, '0', 0],
    ['a count', count, '12', 12],
    ['a count that is not whole', count, '1.5', noCount],
    ['a count below nothing', count, '-1', noCount],
    ['a count without end', count, '1e400', noCount],
    ['a count as a text', count, '"3"', noCount],
    ['names', names, '["a", "b"]', ['a', 'b']],
    ['no names', names, '[]', []],
    ['names that are one', names, '"a"', '`most` is not a list of names.'],
    ['names that are none', names, '[3]', 'A name of `most` is not a text of 1 to 1,000 characters.'],
  ])('%s: %3$s', (_, option, written, expected) => {
    expect(read(option, written)).toEqual(expected);
  });
});

describe('every option of every rule', () => {
  const options = [...catalog].flatMap(([code, { rule }]) =>
    Object.entries(rule?.options ?? {}).map(([name, option]) => [code, name, option] as const),
  );

  test.each(options)('%s: %s has a default that can be configured', (code, name, option) => {
    const written = optionText(option, option.unlessTold);
    const text = JSON.stringify({ rules: { [code]: { [name]: written } } });
    const { file, diagnostics } = readConfig(text, '/project/rollout.config.json');
    expect(diagnostics).toEqual([]);
    const read = file.layers[0]?.rules.get(code)?.options.get(name);
    if (typeof option.unlessTold === 'number') expect(read).toBeCloseTo(option.unlessTold, 9);
    else expect(read).toEqual(option.unlessTold);
    expect(name).not.toBe('severity');
  });
});
