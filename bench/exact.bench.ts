/** What is worked out instead of sampled: the reference plan, warm and from the command line, and a rare escape under random times. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type Layout, layoutOf, type Machine } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import {
  answerOfChain,
  type ChainAnswer,
  durationLawOfChain,
  type SolvedChain,
  solveChain,
  solvedChain,
} from '@rollout/simulator';
import type { Benchmark, Row } from './benchmark.ts';
import { bestOf, bestOfBoth, commandLine, secondsOfProcess } from './measure.ts';

const HOUR = 3_600_000;

const benchmark: Benchmark = {
  title: 'Worked out instead of sampled, one core',
  async run(root) {
    const reference = readFileSync(join(root, 'examples/reference/reference.rollout'), 'utf8');
    return [...warm(reference), ...rareEscape(), cold(root)];
  },
};
export default benchmark;

/** The values are those of examples/reference/README.md; those with random times were found by a simulation of its own, to 1 part in 4,000. */
function warm(reference: string): Row[] {
  const { machine, layout } = made(reference);
  const solved = solvedOf(machine, layout);
  const answer = answerOfChain(solved.solver);
  near('escape', answer.anyEscapes, 79 / 2_500_000, 1e-12);
  near('rolled back', answer.rolledBack, 11_171 / 2_500_000, 1e-12);
  near('time', answer.duration.mean / HOUR, 148_251_531_539 / 1_732_500_000, 1e-12);
  near('exposure', exposureOf(answer) / HOUR, 110_275_142_231 / 5_000_000, 1e-12);
  const { solver, chain } = solved;
  const moments = microseconds(20_000, () => solveChain(solver, chain.numbers));
  const whole = microseconds(2_000, () => {
    solveChain(solver, chain.numbers);
    durationLawOfChain(solver, chain.numbers);
  });

  const random = made(
    reference.replace(
      'deploy takes 2h per cluster',
      'deploy takes lognormal(median 2h, sigma 0.4) per cluster\n  rollback takes 1h per cluster',
    ),
  );
  const own = solvedOf(random.machine, random.layout);
  const ownAnswer = answerOfChain(own.solver);
  near('escape, random times', ownAnswer.anyEscapes, 79 / 2_500_000, 1e-12);
  near('time, random times', ownAnswer.duration.mean / HOUR, 87.7633, 1 / 4000);
  near('exposure, random times', exposureOf(ownAnswer) / HOUR, 22_620.6, 1 / 4000);
  const grid = microseconds(3, () => durationLawOfChain(own.solver, own.chain.numbers)) / 1000;
  const law = durationLawOfChain(own.solver, own.chain.numbers);
  return [
    { kind: 'figure', what: 'A plan: chances and moments', value: moments, unit: 'µs' },
    {
      kind: 'figure',
      what: 'A plan: with the whole distribution of its duration',
      value: whole,
      unit: 'µs',
      goal: { atMost: 50 },
    },
    {
      kind: 'figure',
      what: 'The distribution where deploying takes a lognormal time',
      value: grid,
      unit: 'ms',
      detail: `every duration to ${((law?.within ?? Number.NaN) / 60_000).toPrecision(2)} min`,
    },
  ];
}

/** In a fleet of 1,000 servers a bug surfaces after 20,000 server-hours; soaking takes an exponential time. */
const SOAK = `
topology fleet { cluster a { server[100] } cluster b { server[900] } }
model numbers {
  deploy takes 2h per cluster
  rollback takes 1h per cluster
  bug rare { present 0.2%  surfaces after exponential(mean 20_000 server-hours) }
  gate health { detects 95%  false alarm 1% }
}
plan soak on fleet using numbers {
  stage first { deploy a  wait exponential(mean 24h)  gate health }
  stage rest { deploy b  wait exponential(mean 240h)  gate health  wait exponential(mean 240h)  gate health }
  on unhealthy rollback
}
`;

/**
 * A bug that has exposure e behind it is hidden with chance exp(−e/20,000 h), which is 1/(1 + s·m/20,000 h) over a soak of mean m with s servers. A false alarm
 * rolls the plan back, so that it must not come while the bug is hidden.
 */
function exactEscape(): number {
  const hidden = (servers: number, mean: number): number => 1 / (1 + (servers * mean) / 20_000);
  const [miss, calm] = [0.05, 0.99];
  const first = hidden(100, 24);
  const deploying = Math.exp(-(100 * 2) / 20_000);
  const second = deploying * hidden(1000, 240);
  const third = hidden(1000, 240);
  const afterFirst = [first * calm, (1 - first) * miss] as const;
  const afterSecond = [afterFirst[0] * second * calm, (afterFirst[0] * (1 - second) + afterFirst[1]) * miss] as const;
  return 0.002 * (afterSecond[0] * third * calm + (afterSecond[0] * (1 - third) + afterSecond[1]) * miss);
}

function rareEscape(): Row[] {
  const { machine, layout } = made(SOAK);
  const escapes = (): number => answerOfChain(solvedOf(machine, layout).solver).anyEscapes;
  const truth = exactEscape();
  const error = Math.abs(escapes() / truth - 1);
  near('escape, random soaks', escapes(), truth, 0.01);
  const milliseconds = microseconds(5, escapes) / 1000;
  return [
    {
      kind: 'figure',
      what: 'A rare escape under random soaks, from the machine on',
      value: milliseconds,
      unit: 'ms',
      goal: { atMost: 10 },
      detail: `${truth.toExponential(3)} to ${error.toExponential(1)} of itself, integrated: no samples`,
    },
  ];
}

function cold(root: string): Row {
  const plan = join(root, 'examples/reference/reference.rollout');
  const words = [commandLine(root), 'simulate', plan, '--method', 'exact', '--format', 'json'];
  const [ours, empty] = bestOfBoth(
    () => secondsOfProcess(process.execPath, words),
    () => secondsOfProcess(process.execPath, ['-e', '0']),
    10,
  );
  return {
    kind: 'figure',
    what: '`rollout simulate reference.rollout --method exact` over `node -e 0`',
    value: ours / empty,
    unit: '×',
    goal: { atMost: 2.5 },
    detail: `${(ours * 1000).toFixed(0)} ms and ${(empty * 1000).toFixed(0)} ms`,
  };
}

function made(source: string): { readonly machine: Machine; readonly layout: Layout } {
  const { machine } = compile(checkText(source).program);
  const layout = machine === null ? null : layoutOf(machine);
  if (machine === null || layout?.kind !== 'layout') throw new Error('the plan does not compile');
  return { machine, layout };
}

function solvedOf(machine: Machine, layout: Layout): Extract<SolvedChain, { kind: 'solved' }> {
  const solved = solvedChain(machine, layout);
  if (solved.kind === 'none') throw new Error(`the plan is no chain: ${solved.why}`);
  return solved;
}

const exposureOf = ({ bugs }: ChainAnswer): number => bugs.reduce((sum, { exposure }) => sum + exposure, 0);

/** Of one call, the best of five rounds of so many. */
function microseconds(calls: number, call: () => unknown): number {
  return bestOf(() => {
    const start = performance.now();
    for (let i = 0; i < calls; i++) call();
    return ((performance.now() - start) * 1000) / calls;
  });
}

function near(what: string, value: number, exact: number, share: number): void {
  if (!(Math.abs(value / exact - 1) <= share)) throw new Error(`${what}: ${value} is not ${exact} to ${share}`);
}
