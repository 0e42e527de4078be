import type { CauseResults, Results } from '@rollout/simulator';
import type { Colors } from '../../terminal.ts';
import { pad } from '../table.ts';
import { percentOf, percentWithInterval } from './estimate.ts';

const CAUSES: Record<CauseResults['cause'], string> = {
  bug: 'a bug found',
  'false-alarm': 'a false alarm',
  failures: 'too many failures',
  'run-failed': 'a run that failed',
  blocked: 'nothing could go on',
  timeout: 'out of time',
};

/** How it ends, and why: rollbacks and stops by cause. */
export function howItEnds({ outcomes, causes }: Results, { green, yellow, red, dim }: Colors): string[] {
  const rows = [
    { name: 'completed', paint: green, estimate: outcomes.completed, why: '' },
    { name: 'rolled back', paint: yellow, estimate: outcomes.rolledBack, why: reasons(causes, 'rolled-back') },
    { name: 'stopped', paint: red, estimate: outcomes.stopped, why: reasons(causes, 'stopped') },
  ];
  return rows
    .filter(({ estimate }) => estimate.value !== 0 || estimate.high !== 0)
    .map(
      ({ name, paint, estimate, why }) =>
        `${paint(pad(name, 12, 'left'))}${pad(percentWithInterval(estimate), 26, 'left')}${dim(why)}`,
    );
}

/** Causes of one outcome over all stages, the most frequent first. */
function reasons(causes: readonly CauseResults[], outcome: CauseResults['outcome']): string {
  const byCause = new Map<CauseResults['cause'], number>();
  for (const each of causes) {
    if (each.outcome === outcome)
      byCause.set(each.cause, (byCause.get(each.cause) ?? 0) + (each.probability.value ?? 0));
  }
  return [...byCause]
    .sort(([, a], [, b]) => b - a)
    .map(([cause, value]) => `${CAUSES[cause]} ${percentOf({ value, low: value, high: value })}`)
    .join(', ');
}
