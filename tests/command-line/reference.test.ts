// docs/command-line.md names every command and option, as `--help` does.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine, ExitCode } from '../../packages/cli/src/index.ts';
import { fakeTerminal } from '../../packages/cli/src/testing/fake-terminal.ts';
import { readText, root } from '../support/repository.ts';

const PAGE = 'docs/command-line.md';
const page = readText(PAGE);
const program = commandLine(fakeTerminal(), 'rollout', () => {});

/** The table below a heading: from option to its description and default. */
function tableOf(heading: string): ReadonlyMap<string, string> {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  const rows = own.matchAll(/^\| `(-[^`]*)` \| (.*) \|$/gm);
  return new Map([...rows].map(([, flags = '', rest = '']) => [flags, rest.trimEnd()]));
}

const commands = program.commands.map((command) => [command.name(), command] as const);

test.each(commands)('%s has its section, with its options', (name, command) => {
  expect(page).toContain(`\n## ${name}\n`);
  const expected = command.options.map((option): [string, string] => {
    const choices =
      option.argChoices === undefined ? '' : `: ${option.argChoices.map((each) => `\`${each}\``).join(', ')}`;
    const wrap = option.argChoices !== undefined || option.long === '--stdin-filename';
    const value = option.defaultValueDescription;
    const shown = value === undefined ? '' : wrap ? `\`${value}\`` : value;
    return [option.flags, `${option.description}${choices} | ${shown}`.trimEnd()];
  });
  expect([...tableOf(name)]).toEqual(expected);
});

test('every exit code', () => {
  for (const code of Object.values(ExitCode)) expect(page).toMatch(new RegExp(`^\\| ${code} \\| .+ \\|$`, 'm'));
});

test('links lead somewhere', () => {
  const links = [...page.matchAll(/\]\((?!#|https?:)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(join(root, dirname(PAGE), path)))).toEqual([]);
});
