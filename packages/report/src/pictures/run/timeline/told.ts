/** What a timeline tells where one points at it. */
import type { Marked } from '../../../rows/row.ts';
import { counted } from '../../../text/counted.ts';
import { formatPercent } from '../../../text/number.ts';
import { SIGNS } from '../signs.tsx';
import type { TimeText } from '../time-text.ts';
import { FILL_LOOKS } from './fills.ts';
import type { TimelineLine } from './lines.ts';
import { progressOf } from './progress-of-work.ts';
import type { Span } from './spans.ts';

/** Sentences of one span that are told. */
const MOST_NAMED = 3;

export const headOf = ({ label, row: { servers } }: TimelineLine): string =>
  servers === null || servers === 0 ? label : `${label} (${counted(servers, 'server')})`;

export function toldOfSpan(line: TimelineLine, { fill, start, end, parts }: Span, time: TimeText): string {
  const servers = parts.reduce((sum, part) => sum + (part.servers ?? 0), 0);
  const failed = parts.reduce((sum, part) => sum + (part.failed ?? 0), 0);
  const named = [...new Set(parts.flatMap(({ what }) => what ?? []))];
  const what = named.length > MOST_NAMED ? counted(named.length, 'of them') : named.join('; ');
  const isWork = fill === 'deploys' || fill === 'reverts';
  const batches =
    isWork && parts.length > 1 ? ` in ${counted(parts.length, 'batch').replace(/batchs$/, 'batches')}` : '';
  const amount = isWork && servers > 0 ? `: ${counted(servers, 'server')}${batches}` : '';
  return [
    headOf(line),
    `${FILL_LOOKS[fill].meaning}${amount}${what === '' || (isWork && parts.length > 1) ? '' : `: ${what}`}`,
    time.span(start, end),
    ...(failed > 0 ? [`${counted(failed, 'server')} stayed failed`] : []),
  ].join('\n');
}

export function toldOfMark(line: TimelineLine, marks: readonly Marked[], time: TimeText): string {
  const lines = marks.map(({ point, at, what }) => {
    const said = what === undefined ? SIGNS[point].meaning : `${SIGNS[point].meaning}: ${what}`;
    return `${said}, ${time.at(at)}`;
  });
  return [
    line.label,
    ...lines.slice(0, 6),
    ...(lines.length > 6 ? [`and ${counted(lines.length - 6, 'more')}`.replace(/s$/, '')] : []),
  ].join('\n');
}

/** Of a folded row. */
export function toldOfProgress(line: TimelineLine, time: TimeText): string {
  const points = progressOf(line.row.work);
  const last = points.at(-1);
  const most = points.reduce((high, { value }) => Math.max(high, value), 0);
  const start = points[0]?.at ?? 0;
  return [
    headOf(line),
    time.span(start, last?.at ?? start),
    `at most ${formatPercent(most)} of them on the new version, ${formatPercent(last?.value ?? 0)} in the end`,
  ].join('\n');
}
