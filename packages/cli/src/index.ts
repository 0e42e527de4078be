/** The command line for those who run it inside a process of their own. */
export { commandLine } from './command-line.ts';
export { ExitCode } from './exit-code.ts';
export { run } from './run.ts';
export { PLAIN, type Style, type Terminal } from './terminal.ts';
