/** A million servers in 1,200 batches, each as long as its slowest server, beside a program in C that draws the same by order statistics. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import { advance, openStudy, resultsOf } from '@rollout/simulator';
import type { Benchmark, Row } from './benchmark.ts';
import { isInstalled } from './measure.ts';

const BATCHES = 1_200;

const PLAN = `topology million { region west { cluster c[12] { server[83_300] } } }
model batches {
  deploy takes lognormal(median 5m, sigma 0.5) per server
  deploy fails 0.1% per server after 10m retry 3
}
plan batches on million using batches {
  maxDown 100%
  stage all { deploy all batch 833 }
}
`;

/** By numerical integration, in minutes: the mean and the deviation of a batch. */
const MEAN = 25.1145;
const DEVIATION = 4.836;

const OURS = 200;
const THEIRS = 1_000;
const ROUNDS = 5;

interface Answer {
  readonly trials: number;
  readonly seconds: number;
  /** Minutes. */
  readonly time: number;
}

const benchmark: Benchmark = {
  title: 'A million servers: one trial, one core',
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
  const { machine } = compile(checkText(PLAN).program);
  if (machine === null) throw new Error('the plan of a million servers does not compile');
  const ours = (): Answer => {
    const study = openStudy(machine, { trials: OURS });
    const start = performance.now();
    while (advance(study, OURS));
    const seconds = (performance.now() - start) / 1000;
    return { trials: OURS, seconds, time: (resultsOf(study).duration.mean.value ?? 0) / 60 };
  };
  const binary = join(folder, 'million');
  const hasC = isInstalled('gcc', ['-O2', '-o', binary, join(root, 'bench/peers/million.c'), '-lm']);
  const inC = (seed: number): Answer => {
    const { status, stdout, stderr } = spawnSync(binary, [String(THEIRS), String(seed)], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  };

  check('Rollout', ours());
  if (hasC) check('C', inC(1));
  const best = { ours: Number.POSITIVE_INFINITY, c: Number.POSITIVE_INFINITY };
  for (let round = 1; round <= ROUNDS; round++) {
    best.ours = Math.min(best.ours, milliseconds(ours()));
    if (hasC) best.c = Math.min(best.c, milliseconds(inC(round)));
  }
  return [
    { kind: 'figure', what: 'a trial', value: best.ours, unit: 'ms', goal: { atMost: 0.3 } },
    hasC
      ? {
          kind: 'figure',
          what: 'Rollout over C',
          value: best.ours / best.c,
          unit: '×',
          goal: { atMost: 3.5 },
          detail: `${best.ours.toPrecision(3)} ms and ${best.c.toPrecision(3)} ms a trial`,
        }
      : { kind: 'left-out', what: 'C', because: 'gcc is not installed' },
  ];
}

const milliseconds = ({ seconds, trials }: Answer): number => (seconds / trials) * 1000;

/** Throws where the mean of a trial is more than three standard errors from that of its batches. */
function check(name: string, { trials, time }: Answer): void {
  const error = DEVIATION * Math.sqrt(BATCHES / trials);
  // The mean is known to four places, which is 0.06 minutes of a trial.
  if (Math.abs(time - BATCHES * MEAN) > 3 * error + 0.06) {
    throw new Error(`${name}: ${time} min is not ${BATCHES * MEAN} ± ${3 * error}`);
  }
}
