// The entry of the bundled command: `npm run build` turns this file and all it imports into dist/rollout.cjs.

import { processTerminal } from './process-terminal.ts';
import { run } from './run.ts';

export * from './index.ts';

/** Runs the command that the process was started with. */
export async function main(): Promise<void> {
  // Once nothing is left to be done all has been written, and Node need not take its heap apart. Never sooner: what is still on its way into a
  // pipe would be cut off.
  process.once('beforeExit', (code) => process.exit(code));
  process.exitCode = await run(process.argv.slice(2), processTerminal());
}
