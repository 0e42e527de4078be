import type { CauseResults, Results } from '@rollout/simulator';
import type { Style } from '../../terminal.ts';
import { formatPercent } from '../number.ts';
import { displayWidth, pad } from '../table.ts';
import { CAUSES } from '../words.ts';
import { wrap } from '../wrap.ts';
import { percentWithInterval } from './estimate.ts';

/** Width of the names of outcomes. */
const NAME = 13;

/** How it ends, and why: rollbacks and stops by cause. What never happened is left to what is uncertain. */
export function howItEnds(
  { outcomes, causes }: Results,
  { colors: { green, yellow, red, dim }, columns }: Style,
): string[] {
  const rows = [
    { name: 'completed', paint: green, estimate: outcomes.completed, why: '' },
    { name: 'rolled back', paint: yellow, estimate: outcomes.rolledBack, why: reasons(causes, 'rolled-back') },
    { name: 'stopped', paint: red, estimate: outcomes.stopped, why: reasons(causes, 'stopped') },
  ];
  return rows
    .filter(({ estimate }) => estimate.value !== 0)
    .flatMap(({ name, paint, estimate, why }) => {
      const line = `${paint(pad(name, NAME, 'left'))}${percentWithInterval(estimate)}`;
      if (why === '') return [line];
      if (displayWidth(`${line}  ${why}`) <= columns) return [`${line}  ${dim(why)}`];
      return [line, ...wrap(why, columns - NAME).map((each) => `${' '.repeat(NAME)}${dim(each)}`)];
    });
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
