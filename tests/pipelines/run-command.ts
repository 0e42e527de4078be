import { execFile } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, as a pipeline does: without a terminal. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Ended> {
  const { FORCE_COLOR: _, NO_COLOR: __, GITHUB_WORKSPACE: ___, ...own } = process.env;
  const env = { ...own, CI: 'true', ...options.env };
  return new Promise((resolve) => {
    execFile(command, [...args], { cwd: options.cwd, env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, stdout, stderr });
    });
  });
}
