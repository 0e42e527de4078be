import type { Results } from '@rollout/simulator';
import { formatCount, formatPercent } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { wrap } from '../../text/wrap.ts';

/** Of what is less likely than this nobody needs to be told. */
const NEVER = 1e-12;

/** How exact results were found. */
export function workedOut({ trials, omitted }: Results, { columns }: Style): string[] {
  const text =
    omitted < NEVER
      ? allOf(trials)
      : `${formatCount(trials)} different runs of this plan were worked out; all others together come to ${formatPercent(omitted)}`;
  return wrap(text, columns);
}

function allOf(runs: number): string {
  if (runs === 1) return 'the one run that this plan can take was worked out';
  if (runs === 2) return 'both runs that this plan can take were worked out';
  return `all ${formatCount(runs)} different runs of this plan were worked out`;
}
