// The man page: every command and option is on it, formatters find nothing wrong with it, and the package carries it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isInstalled } from '../../bench/measure.ts';
import { commandLine } from '../../packages/cli/src/index.ts';
import { fakeTerminal } from '../../packages/cli/src/testing/fake-terminal.ts';
import { readText, root } from '../support/repository.ts';

const FILE = 'packages/cli/man/rollout.1';
/** As one reads it: without the signs of the formatter, and in one line. */
const page = readText(FILE)
  .replace(/\\f[BIR]/g, '')
  .replaceAll('\\-', '-')
  .replaceAll('\n', ' ');

it('tells every command and every option', () => {
  const program = commandLine(fakeTerminal(), 'rollout', () => {});
  for (const command of program.commands) {
    expect(page).toContain(` .SS ${command.name()} .B rollout ${command.name()} `);
    for (const { flags } of command.options) expect(page).toContain(` .TP ${flags.replace(/[<>]/g, '')} `);
  }
});

it.skipIf(!isInstalled('sh', ['-c', 'command -v mandoc']))('is a sound page (needs mandoc)', () => {
  const { stdout, stderr } = spawnSync('mandoc', ['-Tlint', join(root, FILE)], { encoding: 'utf8' });
  const said = `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
  // It has no date, so that the same sources make the same page.
  expect(said.filter((line) => !line.endsWith('WARNING: missing date, using "": TH'))).toEqual([]);
});

it('is in the package, where npm looks for it', () => {
  const { man, files } = JSON.parse(readText('packages/cli/package.json'));
  expect(man).toEqual(['man/rollout.1']);
  expect(files).toContain('man');
});

it('is in what npm installs from git, too, which is the repository', () => {
  const { man, files } = JSON.parse(readText('package.json'));
  expect(man).toEqual([FILE]);
  expect(files).toContain('packages/cli/man');
});
