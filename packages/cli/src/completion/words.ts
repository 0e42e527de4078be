/** What can stand where on a command line, for whoever completes it: read off the declared commands. */
import type { Argument, Command, Option } from 'commander';

/** What completes a word. */
export type Value =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Plans, and folders that may hold some. */
  | { readonly kind: 'plans' }
  | { readonly kind: 'files' }
  | { readonly kind: 'folders' }
  /** `FORMAT=FILE`. */
  | { readonly kind: 'outputs'; readonly formats: readonly string[] }
  /** Only the user knows. */
  | { readonly kind: 'free' };

export interface OptionWords {
  /** As `-V`; not every option has one. */
  readonly short: string | undefined;
  /** As `--version`. */
  readonly long: string;
  readonly about: string;
  /** What stands behind it; undefined: nothing. */
  readonly value: Value | undefined;
  /** Whether it may be given several times. */
  readonly repeated: boolean;
}

export interface CommandWords {
  readonly name: string;
  readonly about: string;
  readonly options: readonly OptionWords[];
  /** Its arguments, one after the other; the last one's value holds for all that follow where `open` says so. */
  readonly arguments: readonly Value[];
  readonly open: boolean;
}

export interface Words {
  readonly program: string;
  /** Options that stand before a command. */
  readonly options: readonly OptionWords[];
  readonly commands: readonly CommandWords[];
}

/** What completes an argument without choices, by its name. */
const ARGUMENTS: Readonly<Record<string, Value['kind'] & ('plans' | 'files' | 'folders')>> = {
  file: 'plans',
  files: 'plans',
  a: 'plans',
  b: 'plans',
  history: 'files',
  folder: 'folders',
};

/** `codes`: what `explain` knows pages of. */
export function wordsOf(program: Command, codes: Iterable<string>): Words {
  const options = optionsOf(program);
  // A command takes them too, but for those that it has itself and the version, which is the program's.
  const shared = options.filter(({ long }) => long !== '--help' && long !== '--version');
  return {
    program: program.name(),
    options,
    commands: program.commands.map((command) => ({
      name: command.name(),
      about: command.description(),
      options: [...optionsOf(command), ...shared],
      arguments: command.registeredArguments.map((argument) => argumentOf(argument, codes)),
      open: command.registeredArguments.some(({ variadic }) => variadic),
    })),
  };
}

function optionsOf(command: Command): OptionWords[] {
  const formats = command.options.find(({ long }) => long === '--format')?.argChoices ?? [];
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap((option) =>
      option.long === undefined || option.long === null
        ? []
        : [
            {
              short: option.short ?? undefined,
              long: option.long,
              about: option.description,
              value: option.required || option.optional ? valueBehind(option, formats) : undefined,
              repeated: Array.isArray(option.defaultValue) || option.defaultValue instanceof Map,
            },
          ],
    );
}

function valueBehind({ argChoices, flags }: Option, formats: readonly string[]): Value {
  if (argChoices !== undefined) return { kind: 'words', words: argChoices };
  if (flags.includes('<format=file>')) return { kind: 'outputs', formats };
  return flags.includes('<file>') ? { kind: 'files' } : { kind: 'free' };
}

function argumentOf(argument: Argument, codes: Iterable<string>): Value {
  if (argument.argChoices !== undefined) return { kind: 'words', words: argument.argChoices };
  if (argument.name() === 'code') return { kind: 'words', words: [...codes] };
  return { kind: ARGUMENTS[argument.name()] ?? 'free' };
}
