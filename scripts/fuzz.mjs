// npm run fuzz [-- --inputs N --seed S --from N --threads N]: mutated examples and random plans through the whole house.
// Every input is a function of the seed and its number; `--show N` prints that one. Exits with 1 where anything is wrong.
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { bundleTypeScript, loadTypeScript } from './lib/load-typescript.mjs';

/** @typedef {import('../tests/fuzz/run-inputs.ts').Fault} Fault */
/** @typedef {(fault: Fault) => void} Report */

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    from: { type: 'string', default: '0' },
    threads: { type: 'string', default: String(availableParallelism()) },
    show: { type: 'string' },
  },
});
const inputs = wholeNumber(values.inputs);
const seed = wholeNumber(values.seed);
const from = wholeNumber(values.from);
const threads = wholeNumber(values.threads);

/** Seconds that an input may take before its worker is given up. */
const PATIENCE = 30;

if (values.show === undefined) await fuzz();
else {
  const { inputOf } = /** @type {typeof import('../tests/fuzz/inputs.ts')} */ (
    await loadTypeScript('tests/fuzz/inputs.ts')
  );
  process.stdout.write(inputOf(seed, wholeNumber(values.show)).text);
}

async function fuzz() {
  process.stdout.write(`seed ${seed}: ${inputs.toLocaleString('en-US')} inputs on ${threads} threads\n`);
  const file = await bundleTypeScript('tests/fuzz/worker.ts');
  const start = performance.now();
  let faults = 0;
  /** @type {Report} */
  const report = ({ index, what }) => {
    faults++;
    process.stdout.write(`#${index}: ${what}\n  npm run fuzz -- --seed ${seed} --show ${index}\n`);
  };
  try {
    await Promise.all(Array.from({ length: threads }, (_, thread) => runThread(file, thread, report)));
  } finally {
    await rm(file, { force: true });
  }
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(
    `seed ${seed}: ${inputs.toLocaleString('en-US')} inputs in ${Math.round(seconds)} s, ${faults} faults\n`,
  );
  if (faults > 0) process.exitCode = 1;
}

/**
 * Every `threads`-th input. A worker that hangs is given up with a fault, and another goes on behind that input.
 *
 * @param {string} file
 * @param {number} thread
 * @param {Report} report
 */
async function runThread(file, thread, report) {
  const last = from + inputs;
  for (let next = from + thread; next < last; ) {
    const hung = await runWorker(file, { seed, from: next, to: last, step: threads }, report);
    if (hung === null) return;
    report({ index: hung, what: `takes more than ${PATIENCE} s` });
    next = hung + threads;
  }
}

/**
 * @param {string} file
 * @param {{ readonly seed: number, readonly from: number, readonly to: number, readonly step: number }} span
 * @param {Report} report
 * @returns {Promise<number | null>} the number of the input at which it hung; null: it came to its end
 */
function runWorker(file, span, report) {
  const current = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(file, { workerData: { ...span, current } });
  return new Promise((resolve, reject) => {
    let seen = -1;
    const watch = setInterval(() => {
      const now = Atomics.load(current, 0);
      if (now !== seen) seen = now;
      else {
        clearInterval(watch);
        void worker.terminate().then(() => resolve(now));
      }
    }, PATIENCE * 1000);
    worker.on('message', report);
    worker.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    worker.on('exit', () => {
      clearInterval(watch);
      resolve(null);
    });
  });
}

/** @param {string | undefined} text */
function wholeNumber(text) {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`not a whole number: ${text}`);
  return number;
}
