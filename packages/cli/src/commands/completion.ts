import { catalog } from '@rollout/workspace';
import type { Command } from 'commander';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import type { Shell } from '../completion/shells.ts';
import { type Words, wordsOf } from '../completion/words.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';

const scripts: Readonly<Record<Shell, (words: Words) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `rollout completion SHELL`: a script that completes the command line, with all that it takes to do so inside. */
export function completion(terminal: Terminal, program: Command, shell: Shell): ExitCode {
  terminal.out(scripts[shell](wordsOf(program, catalog.keys())));
  return ExitCode.fine;
}
