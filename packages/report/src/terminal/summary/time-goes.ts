import type { Machine } from '@rollout/compiler';
import type { Results } from '@rollout/simulator';
import { timeOf } from '../../text/estimate.ts';
import { namedSteps } from '../../text/named-steps.ts';
import { formatPercent } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { formatTable } from '../../text/table.ts';
import { shorten } from '../../text/wrap.ts';

/** Beside a table of stages the first of them are enough. */
const SHOWN = { alone: 6, besideStages: 4 };

const COLUMNS = [
  { title: '', align: 'right' },
  { title: '', align: 'right' },
  { title: '', align: 'left' },
] as const;

/** The sentences that take most of the time. */
export function timeGoes(
  results: Results,
  { audience }: Pick<Machine, 'audience'>,
  { colors: { dim }, columns }: Style,
): string[] {
  const rows = namedSteps(results, audience)
    .filter(({ share }) => inThousandths(share) > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, results.stages.length > 1 ? SHOWN.besideStages : SHOWN.alone)
    .map(({ share, busy, what, which }) => [shareText(share), timeOf(busy.mean), what, which]);
  const left = formatTable(COLUMNS.slice(0, 2), rows, '').split('\n');
  return rows.map(([, , what = '', which = ''], index) => {
    const before = left[index] ?? '';
    return `${before}  ${dim(`${shorten(what, columns - before.length - 2 - which.length)}${which}`)}`;
  });
}

/** More digits tell nobody anything here; but what something else takes a part of, however small, is not all. */
function shareText(share: number): string {
  const rounded = inThousandths(share);
  return rounded >= 1 && share < ALL ? '>99.9%' : formatPercent(rounded);
}

const inThousandths = (share: number): number => Math.round(share * 1000) / 1000;

/** Sums of times are right to many digits, not to the last. */
const ALL = 1 - 1e-9;
