// What machines read is what its published schema says, and says what it is meant to say.
import { describe, expect, test } from 'vitest';
import { rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import { readText } from '../support/repository.ts';
import { invalid } from '../support/schemas.ts';
import { folderWith } from './in-folder.ts';
import { stopping } from './stopped.ts';

const EXAMPLES = ['first-plan', 'two-tiers', 'amazon-waves', 'azure-pairs', 'million', 'reference'];

/** The example's files, in a folder of their own. */
function example(name: string) {
  const files = { 'amazon-waves': ['zones.csv'], 'azure-pairs': ['regions.rollout'] }[name] ?? [];
  const all = [`${name}.rollout`, ...files];
  return folderWith(Object.fromEntries(all.map((file) => [file, readText(`examples/${name}/${file}`)])));
}

describe.each(EXAMPLES)('%s', (name) => {
  const plan = `${name}.rollout`;

  test('check, compile and simulate print what their schemas say', async () => {
    const { rollout } = example(name);
    const json = async (...args: string[]) => JSON.parse((await rollout(...args)).stdout);
    expect(invalid('check', await json('check', plan, '--format', 'json'))).toEqual([]);
    expect(invalid('machine', await json('compile', plan))).toEqual([]);
    const results = await json('simulate', plan, '--format', 'json', '--trials', '32');
    expect(invalid('results', results)).toEqual([]);
    expect(results.commandLine).toBe(`rollout simulate ${plan} --format json --trials 32`);
  });
});

test('a trace is what its schema says, with single servers too', async () => {
  const { rollout } = example('first-plan');
  for (const more of [[], ['--servers']]) {
    const { stdout } = await rollout('trace', 'first-plan.rollout', '--format', 'json', ...more);
    expect(invalid('trace', JSON.parse(stdout))).toEqual([]);
  }
});

test('findings with related places, fixes and files that cannot be read', async () => {
  const { rollout } = folderWith({
    'a.rollout': 'topology a { server[2] }\ntopology a { server[2] }\nplan p on a { stage s { deplpy all } }\n',
    'b.rollout': Buffer.from([0xff]),
    'c.rollout': 'topology t from "t.csv"\n',
    't.csv': 'cluster,servers\nweb\n',
  });
  const { stdout } = await rollout('check', '--format', 'json', '--set', 'x=1');
  const found = JSON.parse(stdout);
  expect(invalid('check', found)).toEqual([]);
  expect(found.errors).toBe(found.diagnostics.length);
  const of = (code: string) => found.diagnostics.find((each: { code: string }) => each.code === code);
  expect(of('file-not-utf8')).toMatchObject({ file: 'b.rollout', range: null });
  expect(of('duplicate-name')).toMatchObject({
    file: 'a.rollout',
    range: { start: { line: 2, column: 10, offset: 34 }, end: { line: 2, column: 11, offset: 35 } },
  });
  expect(of('broken-row')).toMatchObject({ file: 't.csv', range: { start: { line: 2, column: 1 } } });
  expect(of('unknown-word').fix.edits[0]).toMatchObject({ file: 'a.rollout', text: 'deploy' });
});

test('results of a study that was stopped', async () => {
  const { path } = example('first-plan');
  const args = ['simulate', 'first-plan.rollout', '--method', 'simulated', '--trials', '1000000', '--format', 'json'];
  const ended = await rollout(args, { cwd: path, ...stopping(10, 130) });
  expect(ended.exitCode).toBe(130);
  const results = JSON.parse(ended.stdout);
  expect(invalid('results', results)).toEqual([]);
  expect(results.complete).toBe(false);
});

describe('control characters from sources reach no terminal', () => {
  const name = 'we\\u{1B}[31mb\\u{202E}';
  const text = `topology fleet { region west { cluster "${name}"[2] { server[4] } } }
model quick { deploy takes 1m per server  bug "b\\u{7}" { found 50% at cluster 1 } }
plan "p\\u{9B}" on fleet using quick { stage "s\\u{1B}c" { deploy all } }
`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

  test.each([
    ['check', '--explain'],
    ['check', '--format=json'],
    ['compile'],
    ['graph'],
    ['graph', '--format=dot'],
    ['simulate', '--trials=20'],
    ['simulate', '--trials=20', '--format=json'],
    ['trace'],
    ['trace', '--servers'],
    ['trace', '--servers', '--format=json'],
  ])('%s %s %s', async (command, ...options) => {
    const { rollout } = folderWith({ 'plan.rollout': text });
    const { exitCode, stdout, stderr } = await rollout(command, 'plan.rollout', ...options);
    expect(exitCode).toBe(0);
    expect(stdout).not.toMatch(CONTROLS);
    expect(stderr).not.toMatch(CONTROLS);
  });
});
