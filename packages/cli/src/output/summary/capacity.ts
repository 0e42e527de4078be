import type { LimitResults, Results } from '@rollout/simulator';
import type { Colors } from '../../terminal.ts';
import { formatCount, formatPercent } from '../number.ts';
import { percentWithInterval } from './estimate.ts';

/** The limit that comes nearest to its bound, and those that failures or outages push past theirs. */
export function capacity({ capacity: { maxDown } }: Results, { bold, red, dim }: Colors): string[] {
  const tightness = ({ down, allowed }: LimitResults): number => down / Math.max(1, allowed);
  const limits = [...maxDown].sort((a, b) => tightness(b) - tightness(a));
  const [tightest] = limits;
  if (tightest === undefined) return [];
  const past = limits.filter(({ down, allowed }) => down > allowed);
  const lines = (past.length > 0 ? past : [tightest]).map((limit) => {
    const group = limit.group === null || limit.group === '' ? 'the fleet' : limit.group;
    const what = limit.counts === 'server' ? 'servers' : `${limit.counts}s`;
    const most = `at most ${formatCount(limit.down)} ${what} (${formatPercent(limit.share)}) down in ${group}`;
    const over =
      limit.down > limit.allowed
        ? red(`, ${formatCount(limit.allowed)} allowed: failures and outages, not starts, went past it`)
        : dim(`, ${formatCount(limit.allowed)} allowed`);
    return `${bold(limit.text)}: ${most}${over}; reached in ${percentWithInterval(limit.reached)} of runs`;
  });
  return lines;
}
