// The completion scripts, in the shells that they are for.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { isInstalled } from '../../bench/measure.ts';
import { wordsOf } from '../../packages/cli/src/completion/words.ts';
import { commandLine } from '../../packages/cli/src/index.ts';
import { TEMPLATE_NAMES } from '../../packages/cli/src/templates/template-names.ts';
import { fakeTerminal, rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import { root } from '../support/repository.ts';
import { folderWith } from './in-folder.ts';

const program = commandLine(fakeTerminal(), 'rollout', () => {});
const commands = program.commands.map((command) => command.name());
const formatsOf = (name: string): readonly string[] =>
  program.commands.find((command) => command.name() === name)?.options.find(({ long }) => long === '--format')
    ?.argChoices ?? [];

/** What each line is completed to, in a folder with `weekly.rollout`, `notes.txt` and a folder `plans`. */
const lines: readonly (readonly [line: string, matches: readonly string[]])[] = [
  ['rollout ', commands],
  ['rollout exp', ['explain']],
  ['rollout --color ', ['auto', 'always', 'never']],
  ['rollout --color never exp', ['explain']],
  ['rollout --color=never exp', ['explain']],
  ['rollout simulate ', ['plans', 'weekly.rollout']],
  ['rollout check weekly.rollout ', ['plans', 'weekly.rollout']],
  ['rollout check pl', ['plans']],
  ['rollout check --print', ['--print-config']],
  ['rollout check --color a', ['always', 'auto']],
  ['rollout check --format ', formatsOf('check')],
  ['rollout test --format j', ['json', 'junit']],
  ['rollout graph --format=d', ['dot']],
  ['rollout graph --format=dot weekly.rollout --pl', ['--plan']],
  ['rollout graph --output ', formatsOf('graph')],
  ['rollout graph --output dot=no', ['notes.txt']],
  ['rollout judge --baseline no', ['notes.txt']],
  ['rollout calibrate ', ['notes.txt', 'plans', 'weekly.rollout']],
  ['rollout simulate --set soak=1h we', ['weekly.rollout']],
  ['rollout explain no-max-d', ['no-max-down']],
  ['rollout init ', ['plans']],
  ['rollout init --template ', TEMPLATE_NAMES],
  ['rollout completion ', ['bash', 'zsh', 'fish']],
];

const shells = [
  { shell: 'bash', start: ['bash', '--norc', '--noprofile'] },
  { shell: 'zsh', start: ['zsh', '-f'] },
  { shell: 'fish', start: ['fish', '--no-config'] },
];

describe.each(shells)('$shell', ({ shell, start: [command = '', ...options] }) => {
  const there = isInstalled(command, ['--version']);

  it.skipIf(!there)(`completes commands, options, values, plans and codes (needs ${shell})`, async () => {
    const folder = folderWith({ 'weekly.rollout': '', 'notes.txt': '', 'plans/other.rollout': '' });
    // Where none of these names is offered.
    const script = join(folderWith({}).path, 'script');
    writeFileSync(script, (await rollout(['completion', shell])).stdout);
    const capture = join(root, 'tests/command-line/completing', `capture.${shell}`);
    const args = [...options, capture, script, ...lines.map(([line]) => line)];
    const env = { ...process.env, HOME: folder.path };
    const said = execFileSync(command, args, { cwd: folder.path, encoding: 'utf8', env });
    expect(offersOf(said)).toEqual(lines.map(([line, matches]) => [line, [...matches].sort()]));
  });

  it.skipIf(!there)(`takes the script twice, and says nothing (needs ${shell})`, async () => {
    const folder = folderWith({ script: (await rollout(['completion', shell])).stdout });
    const begin = shell === 'zsh' ? 'autoload -U compinit && compinit -D -u && ' : '';
    const twice = `${begin}source ./script && source ./script`;
    const env = { ...process.env, HOME: folder.path };
    const said = execFileSync(command, [...options, '-c', twice], { cwd: folder.path, encoding: 'utf8', env });
    expect(said).toBe('');
  });
});

/**
 * Each line with its matches. Shells differ in what they show of one: all of `--format=dot` or what is left of it, folders
 * with a slash or without.
 */
function offersOf(said: string): [line: string, matches: string[]][] {
  return said
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [line = '', ...offered] = block.split('\n');
      const matches = offered.map((match) => match.trim().replace(/[/=]$/, '').replace(/^.*=/, ''));
      return [line.replace('\r', ''), [...new Set(matches)].filter((match) => match !== '').sort()];
    });
}

test('every argument is completed by something', () => {
  for (const { name, arguments: values } of wordsOf(program, ['a-code']).commands) {
    for (const { kind } of values) expect([name, kind]).not.toEqual([name, 'free']);
  }
});

test('another shell is wrong use', async () => {
  const { exitCode, stderr } = await rollout(['completion', 'powershell']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Allowed choices are bash, zsh, fish');
});
