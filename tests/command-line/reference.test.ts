// docs/command-line.md names every command and option, as `--help` does.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PLAIN } from '@rollout/report';
import { expect, test } from 'vitest';
import { commandLine, ExitCode } from '../../packages/cli/src/index.ts';
import { fakeTerminal, rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import { readText, root } from '../support/repository.ts';
import { folderWith } from './in-folder.ts';

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

test.each([60, 80])('help is not wider than %i columns', async (columns) => {
  for (const name of ['', ...program.commands.map((command) => command.name())]) {
    const { stdout } = await rollout([...(name === '' ? [] : [name]), '--help'], { answer: { ...PLAIN, columns } });
    // What has no space in it stands as it is.
    const wide = stdout.split('\n').filter((line) => line.length > columns && /\S \S/.test(line.slice(columns / 2)));
    expect([name, wide]).toEqual([name, []]);
  }
});

test('every exit code', () => {
  for (const code of Object.values(ExitCode)) expect(page).toMatch(new RegExp(`^\\| ${code} \\| .+ \\|$`, 'm'));
});

test('links lead somewhere', () => {
  const links = [...page.matchAll(/\]\((?!#|https?:)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(join(root, dirname(PAGE), path)))).toEqual([]);
});

/** What the page shows of a command, from the line with it to the end of its block. */
const shown = (line: string): string => new RegExp(`^\\$ ${line}\\n([^]*?)^\`\`\`$`, 'm').exec(page)?.[1] ?? line;

// Of what is in the repository the generator `readme` shows the rest.
test('a check and a judgement print what it shows', async () => {
  const { rollout } = folderWith({
    'weekly.rollout': 'plan weekly {\n  stage all {\n    deplpy all\n  }\n}\n',
    'checkout.rollout': `health standard {
  metric error-rate { bad when higher  threshold 1% }
  metric latency-p99 { bad when higher  compare to baseline }
  metric cpu { bad when different  compare to baseline }
  every 1m  pass at 95  marginal at 60
}
`,
    'old.csv': samples((i) => [0.004 + 0.002 * i, 190 + 20 * i, 43 + 14 * i]),
    'new.csv': samples((i) => [0.0042 + 0.002 * i, 216 + 22 * i, 42.4 + 14 * i]),
  });
  expect((await rollout('check', 'weekly.rollout')).stdout).toBe(shown('rollout check weekly.rollout'));
  const judging = 'rollout judge checkout.rollout --baseline old.csv --canary new.csv';
  expect((await rollout(...judging.split(' ').slice(1))).stdout).toBe(shown(judging));
});

/** Sixty of them, spread evenly over where `at` leads from 0 to 1. */
function samples(at: (share: number) => readonly number[]): string {
  const rows = Array.from({ length: 60 }, (_, i) => at(i / 59).join(','));
  return `error-rate,latency-p99,cpu\n${rows.join('\n')}\n`;
}
