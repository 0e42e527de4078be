import type { Results } from '@rollout/simulator';
import type { Style } from '../../terminal.ts';
import { formatCount, formatPercent } from '../number.ts';
import { wrap } from '../wrap.ts';

/** How exact results were found. */
export function workedOut({ trials, omitted }: Results, { columns }: Style): string[] {
  const all = trials === 1 ? 'the one run that there is was worked out' : allOf(trials);
  const rest = omitted > 0 ? `, but for those that nobody will see: ${formatPercent(omitted)} together` : '';
  return wrap(`${all}${rest}`, columns);
}

const allOf = (runs: number): string =>
  runs === 2
    ? 'both runs that this plan can take were worked out'
    : `all ${formatCount(runs)} different runs of this plan were worked out`;
