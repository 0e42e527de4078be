/** Parts that the options of all charts share. */
import type { Theme } from '../theme/theme.ts';

/** Of the labels of axes. */
export const LABEL_SIZE = 12;

/** What both kinds of axes look like. */
export function axisLook({ muted, line }: Theme) {
  return {
    axisLine: { show: true, lineStyle: { color: line } },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: line, width: 1 } },
    axisLabel: { color: muted, fontSize: LABEL_SIZE, hideOverlap: true },
    nameTextStyle: { color: muted, fontSize: LABEL_SIZE },
  };
}
