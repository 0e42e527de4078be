/** What a gate that is judged by its metrics can be expected to say. */
import type { MachineHealth, MachineMetric } from '@rollout/compiler';
import { type Law, lawOf } from '../../distributions/index.ts';
import { drawKey } from '../../random/key.ts';
import { type PassChance, type VerdictChances, verdictChances } from './combine.ts';
import { comparedChance } from './compared.ts';
import { heldChance } from './held.ts';
import { inPercentPoints } from './in-percent-points.ts';
import { lazily } from './lazily.ts';
import { memory } from './memory.ts';

export interface GateSamples {
  /** The name of the check: its draws go by it. */
  readonly check: string;
  readonly health: MachineHealth;
  /** Samples of each metric: ⌊time / every⌋. */
  readonly samples: number;
  /** Whether there are as many of a baseline, as in a canary gate; without it, metrics that are compared have no data. */
  readonly baseline: boolean;
}

export interface GatePower {
  /** The chances of the verdicts once these bugs, and no others, have shown: bit i stands for `health.moving[i]`. */
  of(shown: number): VerdictChances;
}

const remember = memory<PassChance>();

/** Judgements that are drawn for each metric and each way it may read. */
export const DRAWS = 10_000;

/** The same for every study: the power is a number of the plan, not of a run's luck. */
const key = drawKey('gate power');

/**
 * The power of a gate. The chance of each metric is the share of 10,000 judgements of drawn samples: off by 0.5% at one standard error, at
 * most. With more than 128 samples to compare (400 to hold against a threshold) it is that of the normal law of the statistic, or,
 * where that cannot be relied on, of fewer draws, so that no more than 1.28 million values are drawn for a side. Given what has shown,
 * metrics are independent, and the verdicts' chances follow exactly. Nothing is computed before it is asked for, and
 * nothing twice. Draws go by the names of check and metric alone, so that the same health has the same power in every plan.
 */
export function gatePower(gate: GateSamples): GatePower {
  return powerBy(gate, DRAWS);
}

/** As `gatePower`, with another number of draws. */
export function powerBy({ check, health, samples, baseline }: GateSamples, draws: number): GatePower {
  const metrics = health.metrics.map((metric) => {
    const passes = metricPower(check, metric, samples, baseline, draws);
    const key = JSON.stringify([check, metric, samples, baseline, draws]);
    return (bugs: readonly number[]): PassChance => remember(`${key} ${bugs}`, () => passes(bugs));
  });
  const known = new Map<number, VerdictChances>();
  return {
    of: (shown) => {
      const before = known.get(shown);
      if (before !== undefined) return before;
      const bugs = health.moving.filter((_, i) => ((shown >> i) & 1) === 1);
      const chances = verdictChances(
        health,
        metrics.map((passes) => passes(bugs)),
      );
      known.set(shown, chances);
      return chances;
    },
  };
}

/** The chance that a metric passes once these bugs have shown. */
function metricPower(
  check: string,
  given: MachineMetric,
  samples: number,
  baseline: boolean,
  draws: number,
): (bugs: readonly number[]) => PassChance {
  const metric = inPercentPoints(given);
  const { bad, reads, threshold } = metric;
  const compared = threshold === null;
  // One value on each side cannot be compared.
  if (reads === null || samples < (compared ? 2 : 1) || (compared && !baseline)) return () => null;

  const healthy = lazily(() => lawOf(reads));
  const moved = lazily(() => metric.moved.map(({ bug, to }) => ({ bug, law: lawOf(to) })));
  const spec = { key, entity: `${check}\n${metric.name}`, bad, samples, draws };
  const known = new Map<Law, number>();
  let chanceOf: ((law: Law) => number) | null = null;
  return (bugs) => {
    const law = lawOnceShown(healthy(), moved(), bugs);
    const before = known.get(law);
    if (before !== undefined) return before;
    chanceOf ??= compared ? comparedChance({ ...spec, healthy: healthy() }) : heldChance({ ...spec, threshold });
    const chance = chanceOf(law);
    known.set(law, chance);
    // Once there is no law left to ask about, millions of drawn values need not be kept.
    if (known.size > metric.moved.length) chanceOf = null;
    return chance;
  };
}

/** What a metric reads once these bugs have shown: as the one says whose mean is farthest from the healthy one, the first of equals. */
export function lawOnceShown(
  healthy: Law,
  moved: readonly { readonly bug: number; readonly law: Law }[],
  bugs: readonly number[],
): Law {
  let chosen = healthy;
  let farthest = -1;
  for (const { bug, law } of moved) {
    const distance = Math.abs(law.mean - healthy.mean);
    if (bugs.includes(bug) && distance > farthest) {
      chosen = law;
      farthest = distance;
    }
  }
  return chosen;
}
