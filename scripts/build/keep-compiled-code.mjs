// Leaves V8's code for the bundled command line, and for each bundle that it loads, beside it, once the commands have run: functions
// that have been used are compiled in it. Used as: node scripts/build/keep-compiled-code.mjs BUNDLE
import { resolve } from 'node:path';
import { createLoader } from './load-bundles.mjs';

const bundle = resolve(process.argv[2] ?? '');
const { load, keep } = createLoader();
/** @type {typeof import('../../packages/cli/src/index.ts')} */
const { run, PLAIN } = load(bundle);

const plan = 'examples/first-plan/first-plan.rollout';
const broken = 'topology fleet { region a { server[3] } }\nplan p on flet { stage s { deploy all  wait 4 } }\n';
await command(['check', plan, '--explain'], '');
await command(['check', 'examples/change-windows/change-windows.rollout'], '');
await command(['check', '-'], broken);
await command(['simulate', plan, '--trials', '64'], '');
await command(['simulate', 'examples/reference/reference.rollout', '--format', 'json'], '');
await command(['simulate', plan, '--trials', '64', '--html', '-'], '');

keep();

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
    answersOnTerminal: false,
    onScreen: null,
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
