// Leaves V8's code for the bundled command line beside it, once the commands have run: functions that have been used are
// compiled in it. Used as: node scripts/build/keep-compiled-code.mjs BUNDLE
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Script } from 'node:vm';

const bundle = resolve(process.argv[2] ?? '');
// The same text and name as the launcher's, or V8 refuses the code.
const source = `(function (module, require, __filename) {${readFileSync(bundle, 'latin1')}\n})`;
const script = new Script(source, { filename: bundle });
/** @type {{ exports: typeof import('../../packages/cli/src/index.ts') }} */
const loaded = { exports: Object.create(null) };
script.runInThisContext()(loaded, createRequire(bundle), bundle);
const { run, PLAIN } = loaded.exports;

const plan = 'examples/first-plan/first-plan.rollout';
const broken = 'topology fleet { region a { server[3] } }\nplan p on flet { stage s { deploy all  wait 4 } }\n';
await command(['check', plan, '--explain'], '');
await command(['check', 'examples/change-windows/change-windows.rollout'], '');
await command(['check', '-'], broken);
await command(['simulate', plan, '--trials', '64'], '');
await command(['simulate', 'examples/reference/reference.rollout', '--format', 'json'], '');

const fresh = `${bundle}.${process.pid}.cache`;
writeFileSync(fresh, script.createCachedData());
renameSync(fresh, `${bundle}.cache`);

/**
 * @param {readonly string[]} args
 * @param {string} input what stands on standard input; a plan with mistakes, where there is any
 */
async function command(args, input) {
  let said = '';
  /** @param {string} text */
  const say = (text) => {
    said += text;
  };
  /** @type {import('../../packages/cli/src/index.ts').Terminal} */
  const terminal = {
    out: say,
    err: say,
    answer: PLAIN,
    messages: PLAIN,
    animated: false,
    asking: null,
    cwd: process.cwd(),
    env: {},
    now: () => performance.now(),
    readStdin: async () => new TextEncoder().encode(input),
    interruptible: (work) => work(new AbortController().signal),
    workers: () => null,
  };
  const exitCode = await run(args, terminal);
  if (exitCode !== (input === '' ? 0 : 1))
    throw new Error(`rollout ${args.join(' ')} ended with ${exitCode}:\n${said}`);
}
