// npm run fuzz [-- --inputs N --seed S --from N --processes N]: mutated examples and random plans through the whole house.
// npm run fuzz -- --edits N [--seed S --from N --processes N]: so many edits of a language server's texts, in sessions.
// Every input or session is a function of the seed and its number; `--show N` prints that input. Exits with 1 where anything is wrong.
import { fork } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { bundleTypeScript, loadTypeScript } from './lib/load-typescript.mjs';

/** @typedef {import('../tests/fuzz/run-inputs.ts').Fault} Fault */
/** @typedef {(fault: Fault) => void} Report */

const HELP = `npm run fuzz -- [options]

  --inputs N     how many mutated examples and random plans go through the whole house (1,000,000)
  --edits N      instead, how many edits a language server's texts get, in sessions with everything else that clients do
  --seed S       another seed gives others (from the clock)
  --from N       the number of the first input or session (0)
  --processes N  how many work at once (one for each processor)
  --show N       prints the input of that number, and does nothing else
`;

/** Of one session, as tests/fuzz/server/session.ts has it. */
const EDITS = 500;

const { values } = parseArgs({
  options: {
    edits: { type: 'string' },
    help: { type: 'boolean', default: false },
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    from: { type: 'string', default: '0' },
    processes: { type: 'string', default: String(availableParallelism()) },
    show: { type: 'string' },
  },
});
const of = values.edits === undefined ? 'inputs' : 'sessions';
const inputs = values.edits === undefined ? wholeNumber(values.inputs) : Math.ceil(wholeNumber(values.edits) / EDITS);
const seed = wholeNumber(values.seed);
const from = wholeNumber(values.from);
const processes = wholeNumber(values.processes);

/** Seconds that an input, or a session, may take before its worker is given up. */
const PATIENCE = of === 'inputs' ? 30 : 120;

if (values.help) process.stdout.write(HELP);
else if (values.show === undefined) await fuzz();
else {
  const { inputOf } = /** @type {typeof import('../tests/fuzz/inputs.ts')} */ (
    await loadTypeScript('tests/fuzz/inputs.ts')
  );
  process.stdout.write(inputOf(seed, wholeNumber(values.show)).text);
}

async function fuzz() {
  process.stdout.write(`seed ${seed}: ${amount()} on ${processes} processes\n`);
  const file = await bundleTypeScript('tests/fuzz/worker.ts');
  const start = performance.now();
  let faults = 0;
  /** @type {Report} */
  const report = ({ index, what }) => {
    faults++;
    const again = of === 'inputs' ? `--show ${index}` : `--edits ${EDITS} --from ${index}`;
    process.stdout.write(`#${index}: ${what}\n  npm run fuzz -- --seed ${seed} ${again}\n`);
  };
  try {
    await Promise.all(Array.from({ length: processes }, (_, part) => runPart(file, part, report)));
  } finally {
    await rm(file, { force: true });
  }
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`seed ${seed}: ${amount()} in ${Math.round(seconds)} s, ${faults} faults\n`);
  if (faults > 0) process.exitCode = 1;
}

/**
 * Every so-many-th input. A worker that hangs is given up with a fault, and another goes on behind that input.
 *
 * @param {string} file
 * @param {number} part
 * @param {Report} report
 */
async function runPart(file, part, report) {
  const last = from + inputs;
  for (let next = from + part; next < last; ) {
    const hung = await runWorker(file, { of, seed, from: next, to: last, step: processes }, report);
    if (hung === null) return;
    report({ index: hung, what: `takes more than ${PATIENCE} s` });
    next = hung + processes;
  }
}

/**
 * @param {string} file
 * @param {import('../tests/fuzz/worker.ts').Span} span
 * @param {Report} report
 * @returns {Promise<number | null>} the number of the input at which it hung; null: it came to its end
 */
function runWorker(file, span, report) {
  // A process of its own, and not a thread: only of processes is it known how much time of the processor they take.
  const worker = fork(file, [JSON.stringify(span)]);
  return new Promise((resolve, reject) => {
    let current = span.from;
    const giveUp = () => {
      worker.kill('SIGKILL');
      resolve(current);
    };
    let watch = setTimeout(giveUp, PATIENCE * 1000);
    worker.on('message', (/** @type {import('../tests/fuzz/worker.ts').Message} */ message) => {
      if (message.kind === 'found') report(message.fault);
      else {
        current = message.index;
        clearTimeout(watch);
        watch = setTimeout(giveUp, PATIENCE * 1000);
      }
    });
    worker.on('exit', (code, signal) => {
      clearTimeout(watch);
      if (code === 0) resolve(null);
      else if (signal !== 'SIGKILL') reject(new Error(`a process ended with ${code ?? signal} at input ${current}`));
    });
  });
}

function amount() {
  return `${(of === 'inputs' ? inputs : inputs * EDITS).toLocaleString('en-US')} ${of === 'inputs' ? 'inputs' : 'edits'}`;
}

/** @param {string | undefined} text */
function wholeNumber(text) {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`not a whole number: ${text}`);
  return number;
}
