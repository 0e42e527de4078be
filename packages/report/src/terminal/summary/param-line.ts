import { type Machine, writtenDurationText } from '@rollout/compiler';
import { formatNumber, formatPercent } from '../../text/number.ts';
import { printable } from '../../text/printable.ts';
import type { Style } from '../../text/style.ts';
import { wrap } from '../../text/wrap.ts';

/** The values that the plan's params have had. */
export function paramLine(params: Machine['params'], { colors: { dim }, columns }: Style): string {
  const values = Object.entries(params).map(([name, { kind, value }]) => {
    const text = { duration: writtenDurationText, percent: formatPercent, number: formatNumber }[kind](value);
    return `${name} = ${text}`;
  });
  if (values.length === 0) return '';
  return `${wrap(printable(values.join(', ')), columns)
    .map(dim)
    .join('\n')}\n`;
}
