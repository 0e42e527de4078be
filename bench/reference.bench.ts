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

/** What is known of the plan: chances, and means in hours and server-hours. */
export interface Known {
  readonly rolledBack: number;
  readonly escaped: number;
  readonly time: number;
  readonly exposure: number;
}

/** By a probabilistic model checker in rational arithmetic, and by hand. */
export const FIXED: Known = {
  rolledBack: 11_171 / 2_500_000,
  escaped: 79 / 2_500_000,
  time: 148_251_531_539 / 1_732_500_000,
  exposure: 110_275_142_231 / 5_000_000,
};

/** Deploying a cluster takes lognormal time: the chances are the same; the means were found by an independent simulation, to 1 part in 4,000. */
export const LOGNORMAL: Known = { ...FIXED, time: 87.7633, exposure: 22_620.6 };
const LOGNORMAL_TAKES = 'lognormal(median 2h, sigma 0.4)';

/** Three standard errors are a confidence of so much. */
const THREE = 0.9973002039367398;

/** One of the two plans, as all programs have it. */
interface Contest {
  readonly name: string;
  readonly known: Known;
  readonly source: (text: string) => string;
  /** What the C program is compiled with, and what SimPy's is told. */
  readonly define: readonly string[];
  readonly word: string;
  /** Trials of one measurement: of ours, in C, in SimPy. */
  readonly trials: readonly [ours: number, c: number, simpy: number];
  /** Ours over C, and over SimPy. */
  readonly goals: readonly [c: number, simpy: number];
}

const CONTESTS: readonly Contest[] = [
  {
    name: 'times fixed',
    known: FIXED,
    source: (text) => text,
    define: [],
    word: 'fixed',
    trials: [20_000_000, 20_000_000, 4_000],
    goals: [0.35, 2_000],
  },
  {
    name: 'times lognormal',
    known: LOGNORMAL,
    source: (text) => text.replace('deploy takes 2h', `deploy takes ${LOGNORMAL_TAKES}`),
    define: ['-DLOGNORMAL'],
    word: 'lognormal',
    trials: [100_000, 4_000_000, 4_000],
    goals: [0.45, 500],
  },
];

const benchmark: Benchmark = {
  title: 'The reference plan: whole trials, one core',
  async run(root) {
    const folder = mkdtempSync(join(tmpdir(), 'rollout-bench-'));
    try {
      return CONTESTS.flatMap((contest) => compare(root, folder, contest));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
export default benchmark;

function compare(root: string, folder: string, contest: Contest): Row[] {
  const { name, known, define, word, trials, goals } = contest;
  const text = contest.source(readFileSync(join(root, 'examples/reference/reference.rollout'), 'utf8'));
  const { machine } = compile(checkText(text).program);
  if (machine === null) throw new Error('the reference plan does not compile');
  const ours = (count: number): { readonly rate: number; readonly results: Results } => {
    const study = openStudy(machine, { trials: count, confidence: THREE });
    const start = performance.now();
    while (advance(study, count));
    return { rate: (count / (performance.now() - start)) * 1000, results: resultsOf(study) };
  };
  checkOurs(ours(Math.max(200_000, trials[0] / 10)).results, known);

  const binary = join(folder, word);
  const source = join(root, 'bench/peers/reference.c');
  const inC = isInstalled('gcc', ['--version']) ? program(binary, []) : null;
  if (inC !== null && !isInstalled('gcc', ['-O2', ...define, '-o', binary, source, '-lm']))
    throw new Error('reference.c does not compile');
  const python = ['/usr/bin/python3', 'python3'].find((each) => isInstalled(each, ['-c', 'import simpy']));
  const inSimpy = python === undefined ? null : program(python, [join(root, 'bench/peers/reference_simpy.py')], [word]);

  const best = { ours: 0, c: 0, simpy: 0 };
  if (inC !== null) checkPeer('C', inC(trials[1], 1), known);
  if (inSimpy !== null) checkPeer('SimPy', inSimpy(40_000, 1), known);
  for (let round = 1; round <= 5; round++) {
    best.ours = Math.max(best.ours, ours(trials[0]).rate);
    if (inC !== null) best.c = Math.max(best.c, rateOf(inC(trials[1], round)));
    if (inSimpy !== null) best.simpy = Math.max(best.simpy, rateOf(inSimpy(trials[2], round)));
  }

  const over = (peer: string, rate: number, goal: number): Row => ({
    kind: 'figure',
    what: `${name}: Rollout over ${peer}`,
    value: best.ours / rate,
    unit: '×',
    goal: { atLeast: goal },
    detail: `${rateText(best.ours)} over ${rateText(rate)}`,
  });
  return [
    inC === null
      ? { kind: 'left-out', what: `${name}: C`, because: 'gcc is not installed' }
      : over('C', best.c, goals[0]),
    inSimpy === null
      ? {
          kind: 'left-out',
          what: `${name}: SimPy`,
          because: 'python3 with simpy (python3-simpy3) is not installed',
        }
      : over('SimPy', best.simpy, goals[1]),
  ];
}

const rateOf = ({ trials, seconds }: Answer): number => trials / seconds;
const rateText = (rate: number): string => `${Number(rate.toPrecision(3)).toLocaleString('en-US')} trials/s`;

/** A peer as a function of its trials and seed, which stand between what comes first and last. */
export function program(
  command: string,
  first: readonly string[],
  last: readonly string[] = [],
): (trials: number, seed: number) => Answer {
  return (trials, seed) => {
    const { status, stdout, stderr } = spawnSync(command, [...first, String(trials), String(seed), ...last], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    const answer: Answer = JSON.parse(stdout);
    return answer;
  };
}

function checkOurs(results: Results, known: Known): void {
  const bugs = Object.values(results.bugs);
  const escaped = bugs.reduce((sum, bug) => sum + (bug.escaped.value ?? 0), 0);
  const exposure = bugs.reduce((sum, bug) => sum + (bug.exposure.mean.value ?? 0), 0);
  // Each bug has strata of its own, so the squares of their errors add up.
  const half = (pairs: { readonly low: number | null; readonly high: number | null }[]): number =>
    Math.hypot(...pairs.map(({ low, high }) => ((high ?? 0) - (low ?? 0)) / 2));
  near(
    'Rollout, rolled back',
    results.outcomes.rolledBack.value ?? 0,
    known.rolledBack,
    half([results.outcomes.rolledBack]),
  );
  near('Rollout, escaped', escaped, known.escaped, half(bugs.map((bug) => bug.escaped)));
  near('Rollout, time', (results.duration.mean.value ?? 0) / 3600, known.time, half([results.duration.mean]) / 3600);
  near('Rollout, exposure', exposure, known.exposure, half(bugs.map((bug) => bug.exposure.mean)));
}

/** Throws where a peer is more than three standard errors from the exact values. */
export function checkPeer(
  name: string,
  { trials, rolledBack, escaped, time, timeError, exposure, exposureError }: Answer,
  known: Known = FIXED,
): void {
  const chanceError = (chance: number): number => Math.sqrt((chance * (1 - chance)) / trials);
  near(`${name}, rolled back`, rolledBack, known.rolledBack, 3 * chanceError(known.rolledBack));
  near(`${name}, escaped`, escaped, known.escaped, 3 * chanceError(known.escaped));
  near(`${name}, time`, time, known.time, 3 * timeError);
  near(`${name}, exposure`, exposure, known.exposure, 3 * exposureError);
}

function near(what: string, value: number, exact: number, most: number): void {
  if (Math.abs(value - exact) > most) throw new Error(`${what}: ${value} is not ${exact} ± ${most}`);
}
