import type { VNode } from 'preact';
import { fitTextEnd } from '../lettering/fit-text.ts';
import type { Frame } from '../picture.ts';

const SIZE = 12;
const MARGIN = 4;
const LINE = 22;

/** Which line is whose: A's is dashed. */
export function sideKey(sides: readonly { readonly side: string }[], { width, theme }: Frame): VNode[] {
  const each = (width - 2 * MARGIN) / sides.length;
  return sides.flatMap(({ side }, index) => {
    const x = MARGIN + index * each;
    return [
      <line
        x1={x}
        x2={x + LINE}
        y1={18}
        y2={18}
        stroke={index === 0 ? theme.muted : theme.series[0]}
        stroke-width={2.5}
        {...(index === 0 ? { 'stroke-dasharray': '5 3' } : {})}
      />,
      <text x={x + LINE + 6} y={18} font-size={SIZE} fill={theme.text} dominant-baseline="central">
        {fitTextEnd(`${'AB'[index]}: ${side}`, each - LINE - 18, { size: SIZE })}
      </text>,
    ];
  });
}
