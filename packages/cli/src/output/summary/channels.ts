import type { ChannelResults, Results } from '@rollout/simulator';
import type { Style } from '../../terminal.ts';
import { formatPeriod } from '../duration.ts';
import { formatPercent } from '../number.ts';
import { wrap } from '../wrap.ts';
import { percentOf, percentWithInterval, timeOf } from './estimate.ts';

const INDENT = 2;

/** For each channel how long a change waits for its train, how many trains it misses, and how long after its landing it is on board for good. */
export function channels({ stages }: Results, { colors: { bold, dim }, columns }: Style): string[] {
  return stages.flatMap(({ name, channel }) => {
    if (channel === null) return [];
    const head = `${bold(name)} ${dim(`to ring ${channel.ring}, every ${formatPeriod(channel.every.period * 1000)}`)}`;
    const told =
      (channel.departed.value ?? 0) === 0 ? ['no change has left with it'] : [waits(channel), misses(channel)];
    return [
      head,
      ...told.flatMap((text) => wrap(text, columns - INDENT).map((line) => `${' '.repeat(INDENT)}${line}`)),
    ];
  });
}

function waits({ departed, wait }: ChannelResults): string {
  const all = departed.value === 1 ? '' : `${percentWithInterval(departed)} of changes leave with it; `;
  return `${all}waits ${timeOf(wait.mean)} for its train (P95 ${timeOf(wait.p95)})`;
}

function misses({ missed, lead }: ChannelResults): string {
  const counts = [
    ['one', missed.one],
    ['two', missed.two],
    ['more', missed.more],
  ] as const;
  const some = counts
    .filter(([, { value }]) => (value ?? 0) > 0)
    .map(([count, share]) => `${count} ${percentOf(share)}`);
  const trains =
    some.length === 0
      ? 'misses no train'
      : `misses no train ${formatPercent(missed.none.value ?? 0)}, ${some.join(', ')}`;
  return `${trains}; leaves for good ${timeOf(lead.mean)} after it landed (P95 ${timeOf(lead.p95)})`;
}
