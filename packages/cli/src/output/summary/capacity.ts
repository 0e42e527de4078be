import type { LimitResults, Results } from '@rollout/simulator';
import type { Style } from '../../terminal.ts';
import { formatCount, formatPercent } from '../number.ts';
import { counted } from '../tally.ts';
import { wrap } from '../wrap.ts';
import { percentWithInterval } from './estimate.ts';

const INDENT = 2;

/** The limit that comes nearest to its bound; or those that failures, bugs or outages push past theirs. */
export function capacity({ capacity: { maxDown } }: Results, { colors: { bold, red, dim }, columns }: Style): string[] {
  const limits = maxDown.filter(({ group }) => group !== null).sort((a, b) => tightness(b) - tightness(a));
  const past = limits.filter(({ down, allowed }) => down > allowed);
  const shown = past.length > 0 ? past : limits.slice(0, 1);
  const lines = shown.flatMap((limit) => [
    ...wrap(`${bold(limit.text)}: reached in ${percentWithInterval(limit.reached)} of runs`, columns),
    ...wrap(most(limit), columns - INDENT).map(
      (line) => `${' '.repeat(INDENT)}${limit.down > limit.allowed ? red(line) : line}`,
    ),
  ]);
  const why = 'Failures, bugs and outages did that: nothing starts past a limit.';
  return past.length === 0 ? lines : [...lines, ...wrap(why, columns).map(dim)];
}

const tightness = ({ down, allowed }: LimitResults): number => down / Math.max(1, allowed);

function most({ counts, group, down, allowed, share }: LimitResults): string {
  const where = group === null || group === '' ? 'the fleet' : group;
  return `at most ${counted(down, counts)} (${formatPercent(share)}) down in ${where}, ${formatCount(allowed)} allowed`;
}
