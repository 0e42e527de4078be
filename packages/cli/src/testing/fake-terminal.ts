import { PLAIN, type Style } from '@rollout/report';
import { createColors } from 'picocolors';
import type { ExitCode } from '../exit-code.ts';
import { run } from '../run.ts';
import type { Terminal } from '../terminal.ts';

/** A terminal that remembers what it was told. */
export interface FakeTerminal extends Terminal {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

export function fakeTerminal(overrides: Partial<Terminal> & { readonly stdin?: string } = {}): FakeTerminal {
  let stdout = '';
  let stderr = '';
  const { stdin = '', ...rest } = overrides;
  return {
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    stdout: () => stdout,
    stderr: () => stderr,
    answer: PLAIN,
    messages: PLAIN,
    animated: false,
    answersOnTerminal: false,
    onScreen: null,
    asking: null,
    cwd: '/nowhere',
    env: {},
    now: () => performance.now(),
    readStdin: async () => new TextEncoder().encode(stdin),
    workers: () => null,
    interruptible: (work) => work(new AbortController().signal),
    ...rest,
  };
}

/** Runs a command in this process. */
export async function rollout(
  args: readonly string[],
  overrides: Parameters<typeof fakeTerminal>[0] = {},
): Promise<{ readonly exitCode: ExitCode; readonly stdout: string; readonly stderr: string }> {
  const terminal = fakeTerminal(overrides);
  const exitCode = await run(args, terminal);
  return { exitCode, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

export const COLORED: Style = { ...PLAIN, colors: createColors(true) };
