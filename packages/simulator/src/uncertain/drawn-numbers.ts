/** A set of numbers of a machine as they may be: each that was estimated drawn by its evidence, the others as they are. */
import type { MachineEvidence, Numbers } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import { lawOf } from '../distributions/law-of.ts';
import { type DrawKey, type Stream, streamOf, uniform } from '../random/index.ts';
import { drawnChance, drawnLaw } from './drawn.ts';
import { evidenceName } from './evidence-name.ts';

export interface DrawnNumbers {
  readonly numbers: Numbers;
  /** What each piece of evidence gave, in its order: a chance, or the mean of a distribution. */
  readonly drawn: readonly number[];
}

/** Draws sets of these numbers: set 0, 1, … are functions of the key and their number alone. */
export function drawingNumbers(numbers: Numbers, key: DrawKey): (set: number) => DrawnNumbers {
  const { evidence = [] } = numbers;
  const streams = evidence.map((each) => streamOf(key, evidenceName(numbers, each), 'as it may be'));
  return (set) => {
    let changed = numbers;
    const drawn = evidence.map((each, index) => {
      // In range: one stream for each piece of evidence.
      const [next, value] = applied(changed, numbers, each, streams[index] as Stream, set);
      changed = next;
      return value;
    });
    return { numbers: withinWhole(changed), drawn };
  };
}

type Applied = readonly [Numbers, number];

function applied(numbers: Numbers, plain: Numbers, evidence: MachineEvidence, stream: Stream, set: number): Applied {
  const u = uniform(stream, set, 1);
  const redrawn = (of: Distribution, values: number) => drawnLaw(of, values, u, uniform(stream, set, 2));
  switch (evidence.kind) {
    case 'present': {
      const present = drawnChance(evidence, u);
      return [withBug(numbers, evidence.bug, (bug) => ({ ...bug, present })), present];
    }
    case 'shows': {
      const probability = drawnChance(evidence, u);
      const { showing } = evidence;
      return [
        withBug(numbers, evidence.bug, (bug) => ({
          ...bug,
          shows: bug.shows.map((each, index) => (index === showing ? { ...each, probability } : each)),
        })),
        probability,
      ];
    }
    case 'deploy-fails': {
      const probability = drawnChance(evidence, u);
      const fails = numbers.deploy.fails.map((each) => (each.per === evidence.per ? { ...each, probability } : each));
      return [{ ...numbers, deploy: { ...numbers.deploy, fails } }, probability];
    }
    case 'gate-detects': {
      const chance = drawnChance(evidence, u);
      const seen = new Set(evidence.bugs);
      return [
        withGate(numbers, evidence.check, (gate) => ({
          ...gate,
          detects: gate.detects.map((own, bug) => (seen.has(bug) ? chance : own)),
        })),
        chance,
      ];
    }
    case 'gate-false-alarm': {
      const falseAlarm = drawnChance(evidence, u);
      return [withGate(numbers, evidence.check, (gate) => ({ ...gate, falseAlarm })), falseAlarm];
    }
    case 'deploy-takes': {
      const takes = redrawn(numbers.deploy.takes, evidence.values);
      const { rollback } = numbers;
      // Going back as deploying, unless something else is said, is the same number.
      const asDeploying = rollback.per === plain.deploy.per && sameLaw(rollback.takes, plain.deploy.takes);
      const back = asDeploying ? { ...rollback, takes } : rollback;
      return [{ ...numbers, deploy: { ...numbers.deploy, takes }, rollback: back }, lawOf(takes).mean];
    }
    case 'rollback-takes': {
      const takes = redrawn(plain.rollback.takes, evidence.values);
      return [{ ...numbers, rollback: { ...numbers.rollback, takes } }, lawOf(takes).mean];
    }
    case 'repair-takes': {
      if (numbers.repair === null) return [numbers, 0];
      const takes = redrawn(numbers.repair.takes, evidence.values);
      return [{ ...numbers, repair: { ...numbers.repair, takes } }, lawOf(takes).mean];
    }
    case 'gate-takes': {
      let mean = 0;
      const changed = withGate(numbers, evidence.check, (gate) => {
        const takes = redrawn(gate.takes, evidence.values);
        mean = lawOf(takes).mean;
        return { ...gate, takes };
      });
      return [changed, mean];
    }
  }
}

type Bug = Numbers['bugs'][number];
type Gate = Numbers['checks'][number]['gate'];

function withBug(numbers: Numbers, index: number, change: (bug: Bug) => Bug): Numbers {
  return { ...numbers, bugs: numbers.bugs.map((bug, at) => (at === index ? change(bug) : bug)) };
}

function withGate(numbers: Numbers, index: number, change: (gate: Gate) => Gate): Numbers {
  const checks = numbers.checks.map((check, at) => (at === index ? { ...check, gate: change(check.gate) } : check));
  return { ...numbers, checks };
}

function sameLaw(a: Distribution, b: Distribution): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Bugs of an `at most one` are drawn one by one, and may come to more than the whole together: then they are scaled down to it. */
function withinWhole(numbers: Numbers): Numbers {
  let changed = numbers;
  for (const group of numbers.atMostOne) {
    const sum = group.reduce((total, bug) => total + (numbers.bugs[bug]?.present ?? 0), 0);
    if (sum <= 1) continue;
    // A hair less, so that rounding takes the sum to no more than 1.
    const scale = (1 - 1e-12) / sum;
    for (const index of group) {
      changed = withBug(changed, index, (bug) => ({
        ...bug,
        present: bug.present === null ? null : bug.present * scale,
      }));
    }
  }
  return changed;
}
