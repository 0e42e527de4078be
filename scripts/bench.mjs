// npm run bench [-- NAME…]: prints what bench/*.bench.ts measure. Figures are ratios of two sides of one run wherever
// they can be, since absolute ones move with the machine. With --strict a missed goal fails.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadTypeScript } from './lib/load-typescript.mjs';

/** @typedef {import('../bench/benchmark.ts').Benchmark} Benchmark */
/** @typedef {import('../bench/benchmark.ts').Row} Row */

const { values, positionals } = parseArgs({ options: { strict: { type: 'boolean' } }, allowPositionals: true });
const names = readdirSync('bench')
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .sort();

for (const name of names.filter((name) => positionals.length === 0 || positionals.includes(name))) {
  const benchmark = /** @type {Benchmark} */ ((await loadTypeScript(`bench/${name}.bench.ts`)).default);
  process.stdout.write(`\n${benchmark.title}\n`);
  for (const row of await benchmark.run(process.cwd())) {
    process.stdout.write(`  ${line(row)}\n`);
    if (values.strict && row.kind === 'figure' && !met(row)) process.exitCode = 1;
  }
}

/** @param {Row} row */
function line(row) {
  if (row.kind === 'left-out') return `${row.what}: left out, ${row.because}`;
  const figure = `${row.what}: ${Number(row.value.toPrecision(3)).toLocaleString('en-US')}${row.unit === '×' ? '×' : ` ${row.unit}`}`;
  const goal =
    row.goal === undefined
      ? ''
      : `  [${met(row) ? 'met' : 'MISSED'}: ${'atLeast' in row.goal ? `at least ${row.goal.atLeast}` : `at most ${row.goal.atMost}`}]`;
  return `${figure}${goal}${row.detail === undefined ? '' : `  (${row.detail})`}`;
}

/** @param {Extract<Row, { kind: 'figure' }>} row */
function met({ value, goal }) {
  if (goal === undefined) return true;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}
