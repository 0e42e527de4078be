/** A measure by the indices of a machine. */
import type { AmountOfRun, Happening, Measure } from '@rollout/language';
import type { MachineMeasure } from '../machine/expectation.ts';
import type { Machine } from '../machine/machine.ts';
import { type Names, namesOf } from './names.ts';

/** A measure of a machine that is already there, as one typed on a command line. null: it has no bug, or no stage, of that name. */
export function measureIn({ numbers, stages }: Machine, measure: Measure): MachineMeasure | null {
  const names = namesOf(numbers.bugs, stages);
  const found = measureOf(measure, names);
  return names.different.length === 0 ? found : null;
}

export function measureOf(measure: Measure, names: Pick<Names, 'bug' | 'stage'>): MachineMeasure {
  const given = measure.given?.kind === 'bug' ? { ...measure.given, bug: names.bug(measure.given.bug) } : measure.given;
  if (measure.kind === 'chance') return { kind: 'chance', of: happeningOf(measure.of, names), given };
  return { kind: 'statistic', statistic: measure.statistic, of: amountOf(measure.of, names), given };
}

function happeningOf(
  of: Happening<string, string>,
  { bug, stage }: Pick<Names, 'bug' | 'stage'>,
): Happening<number, number> {
  switch (of.kind) {
    case 'completed':
    case 'rolled-back':
    case 'stopped':
      return { kind: of.kind };
    case 'escape':
      return { kind: 'escape', bug: of.bug === null ? null : bug(of.bug) };
    case 'found':
      return {
        kind: 'found',
        bug: of.bug === null ? null : bug(of.bug),
        stage: of.stage === null ? null : stage(of.stage),
      };
    default:
      return of satisfies never;
  }
}

function amountOf(of: AmountOfRun<string>, { bug }: Pick<Names, 'bug'>): AmountOfRun<number> {
  switch (of.kind) {
    case 'duration':
      return { kind: 'duration', of: of.of };
    case 'exposure':
      return { kind: 'exposure', bug: of.bug === null ? null : bug(of.bug) };
    case 'reach':
      return { kind: 'reach', bug: bug(of.bug) };
    case 'down':
      return { kind: 'down', per: of.per };
    default:
      return of satisfies never;
  }
}
