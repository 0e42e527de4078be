/** The reference plan beside programs of its own in C and SimPy, all three held to the exact values first. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import { advance, openStudy, type Results, resultsOf } from '@rollout/simulator';
import type { Benchmark, Row } from './benchmark.ts';
import { isInstalled } from './measure.ts';

/** What a program says of the plan: means with their standard errors, in hours and server-hours. */
interface Answer {
  readonly trials: number;
  readonly seconds: number;
  readonly rolledBack: number;
  readonly escaped: number;
  readonly time: number;
  readonly timeError: number;
  readonly exposure: number;
  readonly exposureError: number;
}

const EXACT = {
  rolledBack: 11_171 / 2_500_000,
  escaped: 79 / 2_500_000,
  time: 148_251_531_539 / 1_732_500_000,
  exposure: 110_275_142_231 / 5_000_000,
};

/** Three standard errors are a confidence of so much. */
const THREE = 0.9973002039367398;

const benchmark: Benchmark = {
  title: 'The reference plan: trials per second, one core',
  async run(root) {
    const folder = mkdtempSync(join(tmpdir(), 'rollout-bench-'));
    try {
      return compare(root, folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
export default benchmark;

function compare(root: string, folder: string): Row[] {
  const { machine } = compile(
    checkText(readFileSync(join(root, 'examples/reference/reference.rollout'), 'utf8')).program,
  );
  if (machine === null) throw new Error('the reference plan does not compile');
  const ours = (trials: number): { readonly rate: number; readonly results: Results } => {
    const study = openStudy(machine, { trials, confidence: THREE });
    const start = performance.now();
    while (advance(study, trials));
    return { rate: (trials / (performance.now() - start)) * 1000, results: resultsOf(study) };
  };
  checkOurs(ours(1_000_000).results);

  const binary = join(folder, 'reference');
  const source = join(root, 'bench/peers/reference.c');
  const inC = isInstalled('gcc', ['--version']) ? program(binary, []) : null;
  if (inC !== null && !isInstalled('gcc', ['-O2', '-o', binary, source, '-lm']))
    throw new Error('reference.c does not compile');
  const python = ['/usr/bin/python3', 'python3'].find((name) => isInstalled(name, ['-c', 'import simpy']));
  const inSimpy = python === undefined ? null : program(python, [join(root, 'bench/peers/reference_simpy.py')]);

  const best = { ours: 0, c: 0, simpy: 0 };
  if (inC !== null) checkPeer('C', inC(20_000_000, 1));
  if (inSimpy !== null) checkPeer('SimPy', inSimpy(40_000, 1));
  for (let round = 1; round <= 5; round++) {
    best.ours = Math.max(best.ours, ours(500_000).rate);
    if (inC !== null) best.c = Math.max(best.c, rateOf(inC(20_000_000, round)));
    if (inSimpy !== null) best.simpy = Math.max(best.simpy, rateOf(inSimpy(4_000, round)));
  }

  const rows: Row[] = [{ kind: 'figure', what: 'Rollout', value: best.ours, unit: 'trials/s' }];
  rows.push(
    inC === null
      ? { kind: 'left-out', what: 'C', because: 'gcc is not installed' }
      : {
          kind: 'figure',
          what: 'C over Rollout',
          value: best.c / best.ours,
          unit: '×',
          detail: `C: ${millions(best.c)}`,
        },
  );
  rows.push(
    inSimpy === null
      ? { kind: 'left-out', what: 'SimPy', because: 'python3 with simpy (python3-simpy3) is not installed' }
      : {
          kind: 'figure',
          what: 'Rollout over SimPy',
          value: best.ours / best.simpy,
          unit: '×',
          goal: { atLeast: 40 },
          detail: `SimPy: ${Math.round(best.simpy).toLocaleString('en-US')} trials/s`,
        },
  );
  return rows;
}

const rateOf = ({ trials, seconds }: Answer): number => trials / seconds;
const millions = (rate: number): string => `${(rate / 1e6).toPrecision(3)} M trials/s`;

/** A peer as a function of its trials and seed. */
export function program(command: string, first: readonly string[]): (trials: number, seed: number) => Answer {
  return (trials, seed) => {
    const { status, stdout, stderr } = spawnSync(command, [...first, String(trials), String(seed)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    const answer: Answer = JSON.parse(stdout);
    return answer;
  };
}

function checkOurs(results: Results): void {
  const bugs = Object.values(results.bugs);
  const escaped = bugs.reduce((sum, bug) => sum + (bug.escaped.value ?? 0), 0);
  const exposure = bugs.reduce((sum, bug) => sum + (bug.exposure.mean.value ?? 0), 0);
  // Each bug has strata of its own, so the squares of their errors add up.
  const half = (pairs: { readonly low: number | null; readonly high: number | null }[]): number =>
    Math.hypot(...pairs.map(({ low, high }) => ((high ?? 0) - (low ?? 0)) / 2));
  near(
    'Rollout, rolled back',
    results.outcomes.rolledBack.value ?? 0,
    EXACT.rolledBack,
    half([results.outcomes.rolledBack]),
  );
  near('Rollout, escaped', escaped, EXACT.escaped, half(bugs.map((bug) => bug.escaped)));
  near('Rollout, time', (results.duration.mean.value ?? 0) / 3600, EXACT.time, half([results.duration.mean]) / 3600);
  near('Rollout, exposure', exposure, EXACT.exposure, half(bugs.map((bug) => bug.exposure.mean)));
}

/** Throws where a peer is more than three standard errors from the exact values. */
export function checkPeer(
  name: string,
  { trials, rolledBack, escaped, time, timeError, exposure, exposureError }: Answer,
): void {
  const chanceError = (chance: number): number => Math.sqrt((chance * (1 - chance)) / trials);
  near(`${name}, rolled back`, rolledBack, EXACT.rolledBack, 3 * chanceError(EXACT.rolledBack));
  near(`${name}, escaped`, escaped, EXACT.escaped, 3 * chanceError(EXACT.escaped));
  near(`${name}, time`, time, EXACT.time, 3 * timeError);
  near(`${name}, exposure`, exposure, EXACT.exposure, 3 * exposureError);
}

function near(what: string, value: number, exact: number, most: number): void {
  if (Math.abs(value - exact) > most) throw new Error(`${what}: ${value} is not ${exact} ± ${most}`);
}
