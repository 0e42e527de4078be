// The entry of the bundled command: `npm run build` turns this file and all it imports into dist/rollout.cjs.

import { processTerminal } from './process-terminal.ts';
import { run } from './run.ts';

export * from './index.ts';

/** Runs the command that the process was started with. */
export async function main(): Promise<void> {
  // Never process.exit(): what is still on its way into a pipe would be cut off.
  process.exitCode = await run(process.argv.slice(2), processTerminal());
}
