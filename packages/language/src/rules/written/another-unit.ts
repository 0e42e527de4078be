/** What a number was perhaps meant as: with the same digits, in the unit beside its own. */
import type { Fix } from '../../diagnostics/index.ts';
import type { Distribution, Quantity } from '../../syntax/tree.ts';
import { shareText } from './texts.ts';

const UNITS = ['ms', 's', 'm', 'h', 'd', 'w'];

/** The duration in the next unit, `longer` or shorter; undefined where it is no single number with a unit. */
export function inAnotherUnit(
  path: string,
  written: Distribution | undefined,
  way: 'longer' | 'shorter',
): Fix | undefined {
  if (written?.kind !== 'duration') return undefined;
  const [, number, unit] = /^([\d._]+)([a-z]+)$/.exec(written.text) ?? [];
  const other = unit === undefined ? undefined : UNITS[UNITS.indexOf(unit) + (way === 'longer' ? 1 : -1)];
  return number === undefined || other === undefined ? undefined : instead(path, written, `${number}${other}`);
}

/** The hundredth of a percent: somebody wrote `50%` who has read `0.5` somewhere. */
export function asShareOfOne(path: string, written: Quantity | undefined): Fix | undefined {
  return written?.kind === 'percent' ? instead(path, written, shareText(written.value / 100)) : undefined;
}

function instead(path: string, { span }: Pick<Quantity, 'span'>, text: string): Fix {
  return { title: `Write \`${text}\``, safety: 'unsafe', edits: [{ path, span, text }] };
}
