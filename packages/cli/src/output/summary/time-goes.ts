import type { Machine } from '@rollout/compiler';
import type { Results } from '@rollout/simulator';
import type { Style } from '../../terminal.ts';
import { formatPercent } from '../number.ts';
import { formatTable } from '../table.ts';
import { shorten } from '../wrap.ts';
import { isForAll } from './channel-head.ts';
import { timeOf } from './estimate.ts';

const SHOWN = 6;

const COLUMNS = [
  { title: '', align: 'right' },
  { title: '', align: 'right' },
  { title: '', align: 'left' },
] as const;

/** The sentences that take most of the time. */
export function timeGoes(
  { steps, stages }: Results,
  { audience }: Pick<Machine, 'audience'>,
  { colors: { dim }, columns }: Style,
): string[] {
  // An `each` is as busy as what is in it; a ramp is as busy as its own deploying.
  const leaves = steps
    .filter(({ text }) => !text.startsWith('each '))
    .map((step) => ({ ...step, what: `${step.stage}: ${what(step, stages, audience)}` }));
  const named = leaves.map((leaf, index) => ({ ...leaf, which: which(leaves, index) }));
  const rows = named
    .filter(({ share }) => inThousandths(share) > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, SHOWN)
    .map(({ share, busy, what, which }) => [formatPercent(inThousandths(share)), timeOf(busy.mean), what, which]);
  const left = formatTable(COLUMNS.slice(0, 2), rows, '').split('\n');
  return rows.map(([, , what = '', which = ''], index) => {
    const before = left[index] ?? '';
    return `${before}  ${dim(`${shorten(what, columns - before.length - 2 - which.length)}${which}`)}`;
  });
}

/** ` (2nd)` of the sentences that read the same; nothing, where there is one alone. */
function which(leaves: readonly { readonly what: string }[], index: number): string {
  const alike = (leaf: { readonly what: string }): boolean => leaf.what === leaves[index]?.what;
  return leaves.filter(alike).length === 1 ? '' : ` (${ordinal(leaves.slice(0, index + 1).filter(alike).length)})`;
}

/** `1st`, `2nd`, `13th`. */
function ordinal(count: number): string {
  const teen = count % 100 > 10 && count % 100 < 14;
  return `${count}${(teen ? undefined : ['th', 'st', 'nd', 'rd'][count % 10]) ?? 'th'}`;
}

/** Of a channel, whose one sentence makes two steps, which of them it is. */
function what(
  { source, stage, text }: Pick<Results['steps'][number], 'source' | 'stage' | 'text'>,
  stages: Results['stages'],
  audience: Machine['audience'],
): string {
  const channel = stages.find(({ name }) => name === stage)?.channel ?? null;
  if (channel === null) return text;
  if (source === `${stage}/departs`) return `wait for its train`;
  return source === `${stage}/release`
    ? `release to ${isForAll(channel.ring, audience) ? 'all users' : channel.ring}`
    : text;
}

const inThousandths = (share: number): number => Math.round(share * 1000) / 1000;
