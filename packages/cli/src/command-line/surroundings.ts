/** What `--help` and the man page say beside the commands. */
import { ExitCode } from '../exit-code.ts';

type Named = readonly [name: string, text: string];

export const FILE_ARGUMENT = 'FILE is a .rollout file, a folder (all plans below it), a glob, or - for standard input.';

export const EXIT_CODES: readonly (readonly [code: ExitCode, text: string])[] = [
  [ExitCode.fine, 'fine'],
  [ExitCode.findings, 'something is wrong with a plan, or what it promises is not kept'],
  [ExitCode.usage, 'wrong use, a folder without plans, or a mistake in the configuration'],
  [ExitCode.bug, 'a bug of rollout; it prints a text to report'],
  [ExitCode.files, 'a file could not be read or written'],
  [ExitCode.interrupted, 'ended by Ctrl-C'],
  [ExitCode.terminated, 'ended by SIGTERM'],
];

export const ENVIRONMENT: readonly Named[] = [
  ['FORCE_COLOR', 'Colours, whatever the output is; `0` and `false`: none. `--color` comes before it.'],
  ['NO_COLOR', 'No colours, where it is set to anything and `FORCE_COLOR` is not.'],
  ['TERM', 'Where it is `dumb`: no colours, nothing moves and nothing is asked.'],
  [
    'ROLLOUT_ASCII',
    'Where it is set, nothing but ASCII is drawn and written, names excepted; `0` and `false`: all characters. Where it is not, so it is on a terminal whose locale (`LC_ALL`, `LC_CTYPE`, `LANG`) knows no UTF-8, and on those that lack the characters.',
  ],
  [
    'CI',
    'Where it is set, nothing moves, nothing is asked, and `check` begins no baseline; `false`: as if it were not.',
  ],
];

export const FILES: readonly Named[] = [
  ['*.rollout', 'Plans, and what they import.'],
  [
    'rollout.config.json',
    'The configuration of a project, in JSON with comments: how grave each finding is, and which plans have to meet which policies. The folder of the nearest one upwards is the project, which no import leaves.',
  ],
];
