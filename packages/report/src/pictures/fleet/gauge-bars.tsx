import type { VNode } from 'preact';
import type { FilmGauge } from '../../fleet/film.ts';
import { gaugeText } from '../../fleet/gauge-text.ts';
import { gaugeAt } from '../../fleet/state-at.ts';
import { fitText } from '../lettering/fit-text.ts';
import { textWidth } from '../lettering/text-width.ts';
import { rounded } from '../rounded.ts';
import type { Theme } from '../theme/theme.ts';

const LETTERING = { size: 11 };
const BAR = 7;
const GAP = 8;
export const GAUGE_HEIGHT = 28;

/** What a run reaches beside servers, at one time: a text and a bar each. */
export function GaugeBars(props: {
  readonly gauges: readonly FilmGauge[];
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly theme: Theme;
}): VNode {
  const { gauges, at, x, y, width, theme } = props;
  return (
    <g transform={`translate(${x} ${y})`} font-size={LETTERING.size}>
      {gauges.map((gauge, index) => (
        <GaugeBar gauge={gauge} at={at} top={index * GAUGE_HEIGHT} width={width} theme={theme} />
      ))}
    </g>
  );
}

function GaugeBar(props: {
  readonly gauge: FilmGauge;
  readonly at: number;
  readonly top: number;
  readonly width: number;
  readonly theme: Theme;
}): VNode {
  const { gauge, at, top, width, theme } = props;
  const value = gaugeAt(gauge, at);
  const text = gaugeText(gauge, value);
  // Of how many is said by the bar as well.
  const said = textWidth(text, LETTERING) > width * 0.6 ? text.replace(/ of .*/, '') : text;
  const room = width - textWidth(said, LETTERING) - GAP;
  const label = textWidth(gauge.label, LETTERING) <= room ? gauge.label : gauge.short;
  const filled = gauge.most === 0 ? 0 : Math.min(1, value / gauge.most) * width;
  const bar = top + LETTERING.size + 5;
  return (
    <>
      <text y={top + LETTERING.size} fill={theme.muted}>
        {fitText(label, room, LETTERING)}
      </text>
      <text x={rounded(width)} y={top + LETTERING.size} fill={theme.text} text-anchor="end">
        {said}
      </text>
      <rect y={bar} width={rounded(width)} height={BAR} fill={theme.raised} stroke={theme.line} stroke-width={1} />
      <rect
        y={bar}
        width={rounded(filled)}
        height={BAR}
        fill={gauge.kind === 'exposure' ? theme.bad : theme.series[0]}
      />
    </>
  );
}
