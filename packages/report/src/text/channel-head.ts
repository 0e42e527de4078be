import type { Machine } from '@rollout/compiler';
import { formatPeriod } from './duration.ts';
import { printableText } from './printable.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** Whether a channel is for the whole audience: it names that, and no ring of it. */
export function isForAll(ring: string, audience: Machine['audience']): boolean {
  if (audience === null || printableText(audience.name) !== ring) return false;
  return audience.rings.every(({ name }) => printableText(name) !== ring);
}

/** `beta to ring early-adopters, every 4w`, its name standing out; `to all users` where it is for the whole audience. Period in seconds. */
export function channelHead(
  name: string,
  ring: string,
  period: number,
  audience: Machine['audience'],
  { colors, columns }: Style,
): string[] {
  const { bold, dim } = colors;
  const what = `to ${isForAll(ring, audience) ? 'all users' : `ring ${ring}`}, every ${formatPeriod(period * 1000)}`;
  const [first = '', ...rest] = wrap(`${name} ${what}`, columns);
  // Each line is painted for itself: the name, if the first has all of it, is bold.
  const head = first.startsWith(name) ? `${bold(name)}${dim(first.slice(name.length))}` : bold(first);
  return [head, ...rest.map(dim)];
}
