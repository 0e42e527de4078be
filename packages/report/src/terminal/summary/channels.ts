import type { Machine } from '@rollout/compiler';
import type { ChannelResults, Results } from '@rollout/simulator';
import { channelHead } from '../../text/channel-head.ts';
import { percentOf, percentWithInterval, timeOf } from '../../text/estimate.ts';
import { formatPercent } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { wrap } from '../../text/wrap.ts';

const INDENT = 2;

/** For each channel how long a change waits for its train, how many trains it misses, and how long after its landing it is on board for good. */
export function channels({ stages }: Results, { audience }: Pick<Machine, 'audience'>, style: Style): string[] {
  return stages.flatMap(({ name, channel }) => {
    if (channel === null) return [];
    const told =
      (channel.departed.value ?? 0) === 0 ? ['no change has left with it'] : [waits(channel), misses(channel)];
    return [
      ...channelHead(name, channel.ring, channel.every.period, audience, style),
      ...told.flatMap((text) => wrap(text, style.columns - INDENT).map((line) => `${' '.repeat(INDENT)}${line}`)),
    ];
  });
}

function waits({ departed, wait }: ChannelResults): string {
  const all = departed.value === 1 ? '' : `${percentWithInterval(departed)} of changes leave with it; `;
  // On the fast track it waits for none.
  const time =
    wait.mean.value === null ? 'waits for no train' : `waits ${timeOf(wait.mean)} for its train${p95Of(wait)}`;
  return `${all}${time}`;
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
  const leaves = lead.mean.value === 0 ? 'as it lands' : `${timeOf(lead.mean)} after it landed${p95Of(lead)}`;
  return `${trains}; leaves for good ${leaves}`;
}

/** ` (P95 26d 15h)`, unless it is the mean. */
function p95Of({ mean, p95 }: ChannelResults['wait']): string {
  return timeOf(mean) === timeOf(p95) ? '' : ` (P95 ${timeOf(p95)})`;
}
