/** Measures by the names of bugs and stages, whose numbers differ from plan to plan. */
import { type Machine, type MachineMeasure, measureIn } from '@rollout/compiler';
import type { Given, Measure } from '@rollout/language';

/**
 * The measure as it is read from that machine's runs. `never`: it is the chance or the amount of something that this plan has not, which is
 * 0; null: it says nothing of this plan, for no run is one that it is about.
 */
export function measureOfPlan(machine: Machine, measure: Measure): MachineMeasure | 'never' | null {
  const own = measureIn(machine, measure);
  if (own !== null) return own;
  const { given } = measure;
  if (given?.kind === 'bug' && machine.numbers.bugs.every(({ name }) => name !== given.bug)) return null;
  // Quantiles of what a bug does are given that it is there.
  return measure.kind === 'statistic' && measure.statistic.kind === 'quantile' ? null : 'never';
}

/** A machine's measure by names. */
export function namedMeasure(machine: Machine, measure: MachineMeasure): Measure {
  const bug = (index: number): string => machine.numbers.bugs[index]?.name ?? '';
  const given: Given<string> | null =
    measure.given?.kind === 'bug' ? { kind: 'bug', bug: bug(measure.given.bug) } : measure.given;
  if (measure.kind === 'chance') {
    const { of } = measure;
    switch (of.kind) {
      case 'escape':
        return { kind: 'chance', of: { kind: 'escape', bug: of.bug === null ? null : bug(of.bug) }, given };
      case 'found': {
        const stage = of.stage === null ? null : (machine.stages[of.stage]?.name ?? '');
        return { kind: 'chance', of: { kind: 'found', bug: of.bug === null ? null : bug(of.bug), stage }, given };
      }
      default:
        return { kind: 'chance', of, given };
    }
  }
  const { statistic, of } = measure;
  switch (of.kind) {
    case 'exposure':
      return {
        kind: 'statistic',
        statistic,
        of: { kind: 'exposure', bug: of.bug === null ? null : bug(of.bug) },
        given,
      };
    case 'reach':
      return { kind: 'statistic', statistic, of: { kind: 'reach', bug: bug(of.bug) }, given };
    default:
      return { kind: 'statistic', statistic, of, given };
  }
}
