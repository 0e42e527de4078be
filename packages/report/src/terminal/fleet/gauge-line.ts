import type { FilmGauge } from '../../fleet/film.ts';
import { gaugeText } from '../../fleet/gauge-text.ts';
import { gaugeAt } from '../../fleet/state-at.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { shorten } from '../../text/wrap.ts';

const BAR = 16;

/** `released to ████············ 60,000 of 1,000,000 users`. */
export function gaugeLine(
  gauge: FilmGauge,
  at: number,
  { colors: { cyan, dim }, columns }: Style,
  ascii: boolean,
): string {
  const value = gaugeAt(gauge, at);
  const text = gaugeText(gauge, value);
  const filled = gauge.most === 0 ? 0 : Math.min(BAR, Math.ceil((value / gauge.most) * BAR));
  const said = shorten(`${gauge.label} ${text}`, columns);
  if (displayWidth(said) + BAR + 1 > columns) return said;
  const [full, empty] = ascii ? ['#', '.'] : ['█', '·'];
  return `${cyan(full.repeat(filled))}${dim(empty.repeat(BAR - filled))} ${said}`;
}
