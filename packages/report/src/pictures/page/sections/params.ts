import { type Machine, writtenDurationText } from '@rollout/compiler';
import { formatNumber, formatPercent } from '../../../text/number.ts';
import { printableText } from '../../../text/printable.ts';

/** The values that the plan's params have had, as plans write them. */
export function paramTexts(params: Machine['params']): { readonly name: string; readonly text: string }[] {
  return Object.entries(params).map(([name, { kind, value }]) => ({
    name: printableText(name),
    text: { duration: writtenDurationText, percent: formatPercent, number: formatNumber }[kind](value),
  }));
}
