import type { Results } from '@rollout/simulator';
import type { Style } from '../../terminal.ts';
import { formatPercent } from '../number.ts';
import { formatTable } from '../table.ts';
import { shorten } from '../wrap.ts';
import { timeOf } from './estimate.ts';

const SHOWN = 6;

const COLUMNS = [
  { title: '', align: 'right' },
  { title: '', align: 'right' },
  { title: '', align: 'left' },
] as const;

/** The sentences that take most of the time. */
export function timeGoes({ steps, stages }: Results, { colors: { dim }, columns }: Style): string[] {
  // An `each` is as busy as what is in it; a ramp is as busy as its own deploying.
  const leaves = steps.filter(({ text }) => !text.startsWith('each '));
  const rows = [...leaves]
    .filter(({ share }) => inThousandths(share) > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, SHOWN)
    .map(({ share, busy, source, stage, text }) => [
      formatPercent(inThousandths(share)),
      timeOf(busy.mean),
      `${stage}: ${what({ source, stage, text }, stages)}`,
    ]);
  const left = formatTable(COLUMNS.slice(0, 2), rows, '').split('\n');
  return rows.map(([, , what = ''], index) => {
    const before = left[index] ?? '';
    return `${before}  ${dim(shorten(what, columns - before.length - 2))}`;
  });
}

/** Of a channel, whose one sentence makes two steps, which of them it is. */
function what(
  { source, stage, text }: Pick<Results['steps'][number], 'source' | 'stage' | 'text'>,
  stages: Results['stages'],
): string {
  const channel = stages.find(({ name }) => name === stage)?.channel ?? null;
  if (channel === null) return text;
  if (source === `${stage}/departs`) return `wait for its train`;
  return source === `${stage}/release` ? `release to ${channel.ring}` : text;
}

const inThousandths = (share: number): number => Math.round(share * 1000) / 1000;
