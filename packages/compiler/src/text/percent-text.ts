/** Percents as the language writes them. */
import { type Share, shareValue } from '@rollout/language';

/** `2.5%`. */
export function percentText(share: Share | number): string {
  const value = typeof share === 'number' ? share : shareValue(share);
  return `${Number((value * 100).toPrecision(12))}%`;
}
