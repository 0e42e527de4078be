// The man page of the command, from what `--help` is made of.
import type { Argument, Command, Option } from 'commander';
import { ENVIRONMENT, EXIT_CODES, FILE_ARGUMENT, FILES } from '../../packages/cli/src/command-line/surroundings.ts';
import { commandLine } from '../../packages/cli/src/command-line.ts';
import { fakeTerminal } from '../../packages/cli/src/testing/fake-terminal.ts';
import { VERSION } from '../../packages/cli/src/version.ts';
import type { Generator } from '../generator.ts';

/** What a formatter's own rules of style allow. */
const LONGEST_LINE = 80;

const FILE = 'packages/cli/man/rollout.1';

const generator: Generator = {
  owns: [FILE],
  generate: () => new Map([[FILE, manPage(commandLine(fakeTerminal(), 'rollout', () => {}))]]),
};

function manPage(program: Command): string {
  const lines = [
    `.\\" Made by "npm run generate".`,
    // No date: the same sources make the same page.
    `.TH ${program.name().toUpperCase()} 1 "" "${program.name()} ${VERSION}" "User Commands"`,
    ...section('NAME', [`${program.name()} \\- what a deployment rollout will do, said beforehand`]),
    ...section('SYNOPSIS', [`.B ${program.name()}`, text('COMMAND [FILE…] [options]')]),
    ...section('DESCRIPTION', [text(program.description()), '.PP', text(FILE_ARGUMENT)]),
    ...section('OPTIONS', [
      'These go with every command.',
      ...program.createHelp().visibleOptions(program).flatMap(optionLines),
    ]),
    ...section('COMMANDS', program.commands.flatMap(commandLines)),
    ...section(
      'EXIT STATUS',
      EXIT_CODES.flatMap(([code, says]) => entry(bold(String(code)), sentence(says))),
    ),
    ...section(
      'ENVIRONMENT',
      ENVIRONMENT.flatMap(([name, says]) => entry(bold(name), says)),
    ),
    ...section(
      'FILES',
      FILES.flatMap(([name, says]) => entry(italic(name), says)),
    ),
    ...section(
      'EXAMPLES',
      EXAMPLES.flatMap(([line, says]) => ['.TP', bold(line), text(says)]),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const EXAMPLES = [
  ['rollout init', 'Begins a plan; asks a few questions.'],
  ['rollout check', 'Says what is wrong with all plans below this folder, or unwise.'],
  [
    'rollout simulate weekly.rollout --set soak=12h',
    'Says how long the plan takes and what it finds, with another value of its param `soak`.',
  ],
  ['rollout test --format junit', 'Says whether all plans keep what they promise, for a pipeline.'],
] as const;

function commandLines(command: Command): string[] {
  const options = command.options.flatMap(optionLines);
  const named = command.registeredArguments.filter(({ description }) => description !== '');
  return [
    `.SS ${command.name()}`,
    `.B rollout ${command.name()}`,
    text(command.usage()),
    '.PP',
    text(sentence(command.description())),
    ...named.flatMap((argument) =>
      entry(italic(argument.name()), `${sentence(argument.description)}${choicesOf(argument)}`),
    ),
    ...options,
  ];
}

function optionLines(option: Option): string[] {
  const value = option.defaultValueDescription ?? (option.argChoices === undefined ? undefined : option.defaultValue);
  const otherwise = value === undefined ? '' : ` Unless told: ${String(value)}.`;
  return entry(flags(option.flags), `${sentence(option.description)}${choicesOf(option)}${otherwise}`);
}

function choicesOf({ argChoices }: Argument | Option): string {
  return argChoices === undefined ? '' : ` One of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}.`;
}

/** `-V, --version` and `--color <when>`, the words bold and the value italic. */
function flags(written: string): string {
  return written
    .split(/, | /)
    .map((word) => (word.startsWith('-') ? bold(word) : italic(word.replace(/[<>]/g, ''))))
    .join(written.includes(', ') ? ', ' : ' ');
}

const section = (title: string, lines: readonly string[]): string[] => [`.SH ${title}`, ...lines];

const entry = (name: string, says: string): string[] => ['.TP', name, text(says)];

const sentence = (said: string): string => `${said.charAt(0).toUpperCase()}${said.slice(1).replace(/[.…]$/, '')}.`;

const bold = (word: string): string => `\\fB${escaped(word)}\\fR`;

const italic = (word: string): string => `\\fI${escaped(word)}\\fR`;

/** Markdown's `code` is bold. Lines are short, and none begins like an instruction. */
function text(markdown: string): string {
  const words = markdown
    .split('`')
    .map((part, index) => (index % 2 === 0 ? escaped(part) : bold(part)))
    .join('')
    .split(' ');
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LONGEST_LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(/^[.']/.test(word) ? `\\&${word}` : word);
  }
  return lines.join('\n');
}

/** Signs beyond ASCII as numbers, so that every formatter reads them; a minus that can be copied. */
function escaped(part: string): string {
  return part
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(
      /[^\x20-\x7e]/gu,
      (sign) => `\\[u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
}

export default generator;
