import type { Style } from '../../terminal.ts';
import { formatPeriod } from '../duration.ts';
import { wrap } from '../wrap.ts';

/** `beta to ring early-adopters, every 4w`, its name standing out. Period in seconds. */
export function channelHead(name: string, ring: string, period: number, { colors, columns }: Style): string[] {
  const { bold, dim } = colors;
  const what = `to ring ${ring}, every ${formatPeriod(period * 1000)}`;
  const [first = '', ...rest] = wrap(`${name} ${what}`, columns);
  // Each line is painted for itself: the name, if the first has all of it, is bold.
  const head = first.startsWith(name) ? `${bold(name)}${dim(first.slice(name.length))}` : bold(first);
  return [head, ...rest.map(dim)];
}
