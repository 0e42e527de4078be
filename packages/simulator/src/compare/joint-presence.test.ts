import { describe, expect, it } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { cellOfTrial, jointPresence } from './joint-presence.ts';
import { resultsOfComparison } from './results-of-comparison.ts';
import { runComparison } from './testing/compare-texts.ts';

const plan = (bugs: string, name = 'p') => `
  topology fleet { cluster web { server[10] } }
  model m { deploy takes exponential(mean 1h) per cluster  ${bugs}  gate health { detects 50% } }
  plan ${name} on fleet using m { stage one { deploy all  wait 1h  gate health }  on unhealthy rollback in 1h }`;

const bug = (name: string, present: number) => `bug ${name} { present ${present}%  shows 100% at cluster 1 }`;

/** Probabilities of what either plan has: of no bug, one by name, or several. */
function cells(a: string, b: string): Record<string, number> {
  const [own, other] = [machineOf(plan(a)), machineOf(plan(b))];
  const joint = jointPresence(own, other);
  const name = ({ machine }: typeof own, stratum: number | undefined): string =>
    ['none', ...machine.numbers.bugs.map((each) => each.name), 'several'][stratum ?? 0] ?? '';
  return Object.fromEntries(
    [...joint.probabilities].map((probability, cell) => [
      `${name(own, joint.presences?.a.stratumOfCell[cell])} ${name(other, joint.presences?.b.stratumOfCell[cell])}`,
      Number(probability.toPrecision(12)),
    ]),
  );
}

describe('which bugs two plans meet in one trial', () => {
  it('are the same where their chances are', () => {
    expect(cells(bug('x', 10) + bug('y', 20), bug('y', 20) + bug('x', 10))).toEqual({
      'none none': 0.72,
      'x x': 0.08,
      'y y': 0.18,
      'several several': 0.02,
    });
  });

  it('differ as seldom as they can: of a bug that comes more often, by as much as it does', () => {
    expect(cells(bug('x', 10), bug('x', 12))).toEqual({ 'none none': 0.88, 'x x': 0.1, 'none x': 0.02 });
  });

  it('are none for the plan that has not the bug', () => {
    expect(cells('', bug('x', 10))).toEqual({ 'none none': 0.9, 'none x': 0.1 });
    // A bug of another name is another bug, and needs no release of its own.
    expect(cells(bug('x', 10), bug('y', 10))).toEqual({ 'none none': 0.9, 'x y': 0.1 });
  });

  it('come in trials half as often as in reality, half evenly', () => {
    const [own, other] = [machineOf(plan(bug('x', 10))), machineOf(plan(bug('x', 12)))];
    const joint = jointPresence(own, other);
    const counts = [0, 0, 0];
    for (let trial = 1; trial <= 60_000; trial++) {
      const cell = cellOfTrial(joint, trial);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    // 0.88, 0.1 and 0.02 halved, and a sixth.
    const shares = counts.map((count) => count / 60_000);
    [0.44 + 1 / 6, 0.05 + 1 / 6, 0.01 + 1 / 6].forEach((share, cell) => {
      expect(shares[cell]).toBeCloseTo(share, 3);
    });
  });
});

describe('figures of either plan', () => {
  it.each([
    ['more often', bug('x', 30), bug('x', 60)],
    ['new', '', bug('x', 60)],
    ['gone', bug('x', 60), ''],
    ['another', bug('x', 30) + bug('y', 10), bug('y', 40) + bug('z', 20)],
  ])('are its own, whatever bugs the other meets: one is %s', (_, a, b) => {
    const comparison = runComparison(plan(a), plan(b, 'q'), { trials: 4_000 });
    const { figures } = resultsOfComparison(comparison);
    // Where something is there, gates see each bug with one half: a plan goes back unless all are missed.
    const chance = (text: string): number =>
      1 - [...text.matchAll(/present (\d+)%/g)].reduce((none, [, percent]) => none * (1 - Number(percent) / 200), 1);
    const rollback = figures.find(({ figure }) => figure === 'P(rollback)');
    // Intervals at 99% together: one of these four misses with a chance of far less than a hundredth.
    const { value, low, high } = rollback?.difference ?? { value: null, low: null, high: null };
    const truth = chance(b) - chance(a);
    expect(low ?? 1).toBeLessThanOrEqual(truth);
    expect(high ?? -1).toBeGreaterThanOrEqual(truth);
    expect(Math.abs((rollback?.a ?? 1) - chance(a))).toBeLessThan(0.03);
    expect(value).toBeCloseTo((rollback?.b ?? 0) - (rollback?.a ?? 0), 12);
  });
});
