import type { Distribution } from '@rollout/language';
import type { Report } from './report.ts';

/** Bounds in order and weights that make one, wherever a distribution stands in a part of the machine. */
export function checkDistributions(part: unknown, where: string, report: Report): void {
  if (typeof part !== 'object' || part === null) return;
  if ('kind' in part && isDistribution(part)) {
    const what = faultOfDistribution(part);
    if (what !== null) report(where, what);
  }
  for (const [name, value] of Object.entries(part)) checkDistributions(value, `${where}/${name}`, report);
}

const DISTRIBUTION_KINDS: ReadonlySet<unknown> = new Set(['uniform', 'triangular', 'normal', 'empirical', 'mix']);

/** Of the kinds that the schema leaves something to check; the schema has seen that the rest of it is there. */
function isDistribution(part: { readonly kind: unknown }): part is Distribution {
  return DISTRIBUTION_KINDS.has(part.kind);
}

function faultOfDistribution(distribution: Distribution): string | null {
  switch (distribution.kind) {
    case 'uniform':
      return distribution.low <= distribution.high ? null : 'has its bounds out of order';
    case 'triangular': {
      const { low, mode, high } = distribution;
      return low <= mode && mode <= high ? null : 'has its bounds out of order';
    }
    case 'normal':
      return distribution.mean > 0 || distribution.sd > 0 ? null : 'has no value above 0';
    case 'empirical':
      return distribution.values.every((value, index, all) => index === 0 || (all[index - 1] ?? 0) <= value)
        ? null
        : 'has values out of order';
    case 'mix': {
      const sum = distribution.parts.reduce((total, { weight }) => total + weight, 0);
      return Math.abs(sum - 1) < 1e-9 ? null : 'has weights that do not sum to 1';
    }
    default:
      return null;
  }
}
