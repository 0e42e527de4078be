// Whatever is wrong with what a user gives, the answer says what and where, with the documented exit code.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './in-folder.ts';

const FLEET = 'topology fleet { region west { cluster web[3] { server[4] } } }\n';
const MODEL = 'model quick { deploy takes 1m per server }\n';
const PLAN = `plan p on fleet using quick {
  maxDown 50% per cluster
  stage all { deploy all }
}
`;
const inStage = (sentence: string): string => `${FLEET}${MODEL}${PLAN.replace('deploy all', sentence)}`;
const inPlan = (sentence: string): string => `${FLEET}${MODEL}${PLAN.replace('maxDown 50% per cluster', sentence)}`;
const takes = (time: string): string => `${FLEET}${MODEL.replace('1m', time)}${PLAN}`;
const fleetOf = (servers: string): string => `topology fleet { cluster web { server[${servers}] } }\n${MODEL}${PLAN}`;

interface Case {
  readonly what: string;
  readonly text: string | Uint8Array;
  readonly code: string;
  /** Line and column; a file that could not be read has none. */
  readonly at: string | null;
  readonly says: string;
  readonly exitCode: number;
}

/** The text of a finding, the place of which is `at`. */
const finding = (what: string, text: string, code: string, at: string, says: string): Case => ({
  what,
  text,
  code,
  at,
  says,
  exitCode: 1,
});
const unreadable = (what: string, text: Uint8Array, code: string, says: string): Case => ({
  what,
  text,
  code,
  at: null,
  says,
  exitCode: 4,
});

/** Messages that are longer than a line stand on several. */
const unbroken = (text: string): string => text.replaceAll(/\n *\| (?! )/g, ' ');

describe('what is wrong with a file is said where it is', () => {
  test.each<Case>([
    finding('an empty file', '', 'nothing-declared', '1:1', 'This file declares nothing.'),
    finding('only comments', '// later\n/* much\nlater */\n', 'nothing-declared', '1:1', 'This file declares nothing.'),
    unreadable('invalid UTF-8', Buffer.from([0x70, 0xff, 0xfe]), 'file-not-utf8', 'plan.rollout is not UTF-8 text.'),
    finding('NUL bytes', `${FLEET}\0${MODEL}${PLAN}`, 'control-character', '2:1', 'character U+0000 stands here'),
    finding('100,000 open brackets', `plan p ${'{ '.repeat(100_000)}`, 'nesting-too-deep', '1:136', '64'),
    unreadable('an endless string', Buffer.alloc(10_000_000, '"a'), 'file-too-large', '9.5 MiB'),
    unreadable('a file of 50 MB', Buffer.alloc(50_000_000, ' '), 'file-too-large', '47.7 MiB'),
    finding('1e309', takes('1e309s'), 'malformed-number', '2:28', '1e309s'),
    finding('no servers', fleetOf('0'), 'too-small', '1:39', '0'),
    finding('more than a whole', inPlan('maxDown 101%'), 'percent-out-of-range', '4:11', 'not between 0% and 100%'),
    finding('a negative duration', inStage('deploy all  wait -5m'), 'negative-quantity', '5:32', '-5m'),
    finding('2^53 + 1', fleetOf('9007199254740993'), 'number-out-of-range', '1:39', '9007199254740993'),
    finding('duplicate names', `${FLEET}${FLEET}${MODEL}${PLAN}`, 'duplicate-name', '2:10', '`fleet`'),
    finding(
      'an empty selection',
      inStage('deploy all  deploy remaining'),
      'empty-selection',
      '5:34',
      'This selects no server: what it is about is deployed by then.',
    ),
    finding('no mean', takes('exponential()'), 'distribution-form', '2:28', '`exponential` has no `mean`'),
    finding(
      'a mean beyond all bounds',
      takes('weibull(shape 0.01, scale 1h)'),
      'distribution-mean',
      '2:28',
      'The mean',
    ),
    finding('an impossible maxDown', inPlan('maxDown 1% per cluster'), 'max-down-impossible', '4:3', '25%'),
    finding('a plan that excludes itself', inPlan('exclusive west, web-1'), 'excludes-itself', '4:19', 'web-1'),
    finding(
      'a unit that excludes itself',
      inPlan('exclusive web-1, web-2').replace('deploy all', 'deploy all by region'),
      'unit-excludes-itself',
      '5:15',
      '`exclusive web-1, web-2` keeps apart',
    ),
  ])('$what', async ({ text, code, at, says, exitCode }) => {
    const { rollout } = folderWith({ 'plan.rollout': text });
    const checked = await rollout('check', 'plan.rollout');
    expect(checked.stdout).toContain(`(${code})\n`);
    const [, frame = ''] = checked.stdout.split(`(${code})\n`);
    expect(frame.split('\n')[0]?.trim()).toBe(`--> plan.rollout${at === null ? '' : `:${at}`}`);
    expect(unbroken(frame)).toContain(says);
    expect(checked).toMatchObject({ exitCode, stderr: '' });

    // A command that needs a machine says the same as a message, and answers nothing.
    const simulated = await rollout('simulate', 'plan.rollout');
    expect(simulated.stderr).toContain(`(${code})\n`);
    expect(simulated).toMatchObject({ exitCode, stdout: '' });
  });

  test('the last line explains the first error, whatever else stands before it', async () => {
    const unseen = MODEL.replace(' }', '  bug a { present 30% } }');
    const { rollout } = folderWith({ 'plan.rollout': `${FLEET}${unseen}${PLAN.replace('50%', '101%')}` });
    const { stdout } = await rollout('check', 'plan.rollout');
    expect(stdout).toMatch(/^warning: .* \(bug-never-shows\)\n/);
    expect(stdout).toMatch(/\n1 error, 1 warning in 1 file\. More: rollout explain percent-out-of-range\n$/);
  });

  test('an unterminated string as large as a file may be', async () => {
    const { rollout } = folderWith({ 'plan.rollout': `import { fleet } from "${'a'.repeat(4_000_000)}` });
    const { exitCode, stdout } = await rollout('check', 'plan.rollout');
    expect(stdout).toContain('(unterminated-string)\n --> plan.rollout:1:23\n');
    expect(stdout.length).toBeLessThan(5000);
    expect(exitCode).toBe(1);
  });

  test('line ends of Windows are no mistake, and are counted as one', async () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    const { rollout } = folderWith({
      'good.rollout': windows(inPlan('maxDown 50%')),
      'bad.rollout': windows(inPlan('maxDown 101%')),
    });
    expect(await rollout('check', 'good.rollout')).toMatchObject({ exitCode: 0 });
    expect((await rollout('check', 'bad.rollout')).stdout).toContain('--> bad.rollout:4:11\n');
  });
});

describe('what a file refers to', () => {
  const importing = (path: string) => `import { fleet } from "${path}"\n${MODEL}${PLAN}`;
  const at = '--> plan.rollout:1:23\n';

  test('a missing file', async () => {
    const { rollout } = folderWith({ 'plan.rollout': importing('./flet.rollout') });
    const { exitCode, stdout } = await rollout('check', 'plan.rollout');
    expect(stdout).toContain(at);
    expect(stdout).toContain('There is no file ./flet.rollout.');
    expect(exitCode).toBe(1);
  });

  test('a cycle of imports', async () => {
    const { rollout } = folderWith({
      'plan.rollout': importing('./fleet.rollout'),
      'fleet.rollout': `import { p } from "./plan.rollout"\n${FLEET}`,
    });
    const { exitCode, stdout } = await rollout('check', 'plan.rollout');
    expect(unbroken(stdout)).toContain('closes a circle: `plan.rollout` → `fleet.rollout` → `plan.rollout`.');
    expect(stdout).toContain('--> fleet.rollout:1:19\n');
    expect(exitCode).toBe(1);
  });

  test('a file outside the project', async () => {
    const { rollout } = folderWith({ 'project/plan.rollout': importing('../fleet.rollout'), 'fleet.rollout': FLEET });
    const { exitCode, stdout } = await rollout('check', 'project/plan.rollout');
    expect(stdout).toContain('../fleet.rollout lies outside the project (project)');
    expect(stdout).toContain('--> project/plan.rollout:1:23\n');
    expect(exitCode).toBe(1);
  });

  test.each([
    ['a folder', (path: string) => execFileSync('mkdir', [path])],
    ['a named pipe', (path: string) => execFileSync('mkfifo', [path])],
  ])('%s', async (_, make) => {
    const { path, rollout } = folderWith({ 'plan.rollout': importing('./odd') });
    make(join(path, 'odd'));
    const { exitCode, stdout } = await rollout('check', 'plan.rollout');
    expect(stdout).toContain(at);
    expect(stdout).toContain('./odd is a folder, a pipe or a device, not a file.');
    expect(exitCode).toBe(1);
  });

  test('a table with a broken row', async () => {
    const { rollout } = folderWith({
      'plan.rollout': `topology fleet from "servers.csv"\n${MODEL}${PLAN}`,
      'servers.csv': 'region,cluster,servers\nwest,web-1,4\nwest,web-2\n',
    });
    const { exitCode, stdout } = await rollout('check', 'plan.rollout');
    expect(stdout).toContain('(broken-row)\n --> servers.csv:3:1\n');
    expect(stdout).toContain('3 | west,web-2\n');
    expect(exitCode).toBe(1);
  });
});

describe('what is named on the command line', () => {
  test('a file that is not there', async () => {
    const { rollout } = folderWith({});
    for (const command of ['check', 'compile', 'graph', 'simulate', 'trace']) {
      expect(await rollout(command, 'plan.rollout')).toEqual({
        exitCode: 4,
        stdout: '',
        stderr: 'error: plan.rollout: there is no such file\n',
      });
    }
  });

  test('a named pipe that nobody writes to', async () => {
    const { path, rollout } = folderWith({});
    execFileSync('mkfifo', [join(path, 'pipe.rollout')]);
    const { exitCode, stdout } = await rollout('check', 'pipe.rollout');
    expect(stdout).toContain('pipe.rollout is a folder, a pipe or a device, not a file.');
    expect(exitCode).toBe(4);
  });

  test('a folder without plans, and a pattern that matches nothing', async () => {
    const { rollout } = folderWith({ 'notes.txt': '' });
    const help = '  Plans are files whose names end in .rollout.';
    expect(await rollout('check')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `error: .: there is no plan in this folder\n${help} rollout init writes a first one.\n`,
    });
    expect(await rollout('check', '*.rollout')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `error: *.rollout: no file matches\n${help}\n`,
    });
  });

  test('a file without a plan, one with several, and one without the plan that is meant', async () => {
    const { rollout } = folderWith({
      'fleet.rollout': FLEET,
      'two.rollout': `${FLEET}${MODEL}${PLAN}${PLAN.replace('plan p', 'plan q')}`,
    });
    expect(await rollout('compile', 'fleet.rollout')).toMatchObject({
      exitCode: 1,
      stderr: 'error: fleet.rollout has no plan\n  A plan is declared as: plan NAME { … }.\n',
    });
    expect(await rollout('compile', 'two.rollout')).toMatchObject({
      exitCode: 2,
      stderr: 'error: two.rollout has several plans\n  Choose one with --plan: p, q.\n',
    });
    expect(await rollout('compile', 'two.rollout', '--plan', 'r')).toMatchObject({
      exitCode: 2,
      stderr: 'error: two.rollout has no plan called r\n  It has p, q.\n',
    });
    expect(await rollout('compile', 'two.rollout', '--plan', 'q')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('flags and commands that do not exist', async () => {
    const { rollout } = folderWith({});
    expect(await rollout('chekc')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: "error: unknown command 'chekc'\n(Did you mean check?)\n",
    });
    expect(await rollout('deploy')).toMatchObject({
      exitCode: 2,
      stderr: "error: unknown command 'deploy'\n  rollout --help lists the commands.\n",
    });
    expect(await rollout('simulate', 'plan.rollout', '--trails', '5')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: "error: unknown option '--trails'\n(Did you mean --trials?)\n",
    });
    expect(await rollout('simulate')).toMatchObject({
      exitCode: 2,
      stderr: "error: missing required argument 'file'\n  rollout simulate --help says what it takes.\n",
    });
    const advice = '\n  rollout simulate --help says what it takes.\n';
    for (const wrong of [
      ['p', 'q'],
      ['p', '--bogus'],
      ['p', '--trials'],
    ]) {
      expect(await rollout('simulate', ...wrong)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringMatching(new RegExp(`^error: .*${advice}$`)),
      });
    }
    expect(await rollout('simulate', 'p', '--trials', '0')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('It is a whole number from 1 to 1_000_000_000.'),
    });
    expect(await rollout('simulate', 'p', '--confidence', '0.95')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await rollout('trace', 'p', '--format', 'yaml')).toMatchObject({ exitCode: 2, stdout: '' });
  });

  test('a folder of several plans, where a command takes one', async () => {
    const { rollout } = folderWith({ 'a.rollout': '', 'b.rollout': '' });
    expect(await rollout('simulate', '.')).toMatchObject({
      exitCode: 2,
      stderr: 'error: . holds 2 files; this command takes one\n  Name one of them: a.rollout, b.rollout.\n',
    });
  });

  test('a code that does not exist', async () => {
    const { rollout } = folderWith({});
    expect(await rollout('explain', 'unknown-wrod')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'error: there is no diagnostic called unknown-wrod\n  Did you mean unknown-word?\n',
    });
  });
});

describe('params that are set', () => {
  const plan = `${FLEET}${MODEL}${PLAN.replace('{', '{\n  param soak = 4h in 1h..8h').replace('deploy all', 'deploy all  wait soak')}`;
  const set = (value: string) =>
    folderWith({ 'plan.rollout': plan }).rollout('compile', 'plan.rollout', '--set', value);

  test('to a value of their kind and in their range', async () => {
    const { exitCode, stdout } = await set('soak=2h');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).params).toEqual({ soak: { kind: 'duration', value: 7_200_000 } });
  });

  test.each([
    ['soak=20%', 'wrong-kind', 'A duration (as `4h`) is expected here, not'],
    ['soak=9h', 'param-out-of-range', '`soak` may be 1h to 8h, not 9h.'],
    ['soak=soon', 'param-value', '`soon`'],
    ['soak=', 'param-value', 'A param is a number, a percent or a duration'],
    ['soka=2h', 'unknown-param', 'Did you mean `soak`?'],
  ])('%s', async (value, code, says) => {
    const { exitCode, stdout, stderr } = await set(value);
    expect(stderr).toContain(`(${code})\n --> command line:1:`);
    expect(stderr).toContain(`1 | --set ${value}\n`);
    expect(stderr).toContain(says);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });

  test('without a value', async () => {
    expect(await set('soak')).toMatchObject({ exitCode: 2, stdout: '' });
  });
});
