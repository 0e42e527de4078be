import type { CauseResults, Results } from '@rollout/simulator';
import { percentOf, percentWithInterval } from '../../text/estimate.ts';
import { formatPercent } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth, pad } from '../../text/table.ts';
import { CAUSES } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';

/** Width of the names of outcomes. */
const NAME = 13;

/** How it ends, and why: rollbacks and stops by cause. What never happened is left to what is uncertain. */
export function howItEnds(
  { outcomes, causes, pointOfNoReturn }: Results,
  { colors: { green, yellow, red, dim }, columns }: Style,
): string[] {
  const rows = [
    { name: 'completed', paint: green, estimate: outcomes.completed, why: '' },
    { name: 'rolled back', paint: yellow, estimate: outcomes.rolledBack, why: reasons(causes, 'rolled-back') },
    { name: 'stopped', paint: red, estimate: outcomes.stopped, why: reasons(causes, 'stopped') },
  ];
  const lines = rows
    .filter(({ estimate }) => estimate.value !== 0)
    .flatMap(({ name, paint, estimate, why }) => {
      const line = `${paint(pad(name, NAME, 'left'))}${percentWithInterval(estimate)}`;
      if (why === '') return [line];
      if (displayWidth(`${line}  ${why}`) <= columns) return [`${line}  ${dim(why)}`];
      return [line, ...wrap(why, columns - NAME).map((each) => `${' '.repeat(NAME)}${dim(each)}`)];
    });
  return pointOfNoReturn === null ? lines : [...lines, ...wrap(noReturn(pointOfNoReturn), columns)];
}

/** How often the plan comes to where what it has done stays, and how often it turns only then. */
function noReturn({ reached, rollbacksAfter }: NonNullable<Results['pointOfNoReturn']>): string {
  const after =
    rollbacksAfter.value === null
      ? ''
      : rollbacksAfter.value === 0
        ? '; none goes back after it'
        : `; of those that go back ${percentOf(rollbacksAfter)} do after it`;
  return `${percentWithInterval(reached)} come to the point of no return${after}`;
}

/** Causes of one outcome over all stages, the most frequent first. */
function reasons(causes: readonly CauseResults[], outcome: CauseResults['outcome']): string {
  const byCause = new Map<CauseResults['cause'], number>();
  for (const each of causes) {
    if (each.outcome !== outcome) continue;
    byCause.set(each.cause, (byCause.get(each.cause) ?? 0) + (each.probability.value ?? 0));
  }
  return [...byCause]
    .sort(([, a], [, b]) => b - a)
    .map(([cause, value]) => `${CAUSES[cause]} ${formatPercent(value)}`)
    .join(', ');
}
