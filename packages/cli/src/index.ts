/** The command line for those who run it inside a process of their own. */
export { PLAIN, type Style } from '@rollout/report';
export { commandLine } from './command-line.ts';
export { ExitCode } from './exit-code.ts';
export { run } from './run.ts';
export type { Terminal } from './terminal.ts';
