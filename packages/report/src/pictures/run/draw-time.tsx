/** The axis of time, below everything that happens along it. */
import type { VNode } from 'preact';
import { timeTicks } from '../chart/time-axis.ts';
import { textWidth } from '../lettering/text-width.ts';
import { words } from '../lettering/words.tsx';
import { rounded } from '../rounded.ts';
import type { Theme } from '../theme/theme.ts';
import { SMALL } from './letters.ts';
import type { RunLayout } from './run-layout.ts';
import type { TimeText } from './time-text.ts';

const DAY = 86_400_000;

/** Lines that lead the eye from the axis up. */
export function timeGrid({ plot, at }: RunLayout, duration: number, from: number, to: number, theme: Theme): VNode {
  const lines = timeTicks(0, duration, plot.width).map((tick) => `M${at(tick.at)} ${from}V${to}`);
  return <path d={lines.join('')} stroke={theme.line} stroke-width={1} fill="none" />;
}

/** Time since the plan's start, and the clock on the wall where it matters. */
export function timeAxis(
  { plot, at }: RunLayout,
  duration: number,
  y: number,
  { wall }: TimeText,
  theme: Theme,
): { readonly body: VNode[]; readonly height: number } {
  const ticks = timeTicks(0, duration, plot.width);
  const body: VNode[] = [
    <path d={`M${plot.x} ${y}H${plot.right}`} stroke={theme.muted} stroke-width={1} fill="none" />,
    ...ticks.map((tick) => label(tick.text, at(tick.at), y + 15, plot, theme)),
  ];
  if (wall === null) return { body, height: 20 };
  const days = ticks.every((tick) => tick.at % DAY === 0);
  // A clock is longer than a duration: every one for which there is room.
  let free = Number.NEGATIVE_INFINITY;
  ticks.forEach((tick, index) => {
    const text = clockText(wall(tick.at), index > 0 && !days);
    const width = textWidth(text, SMALL);
    const x = leaning(at(tick.at), width, plot);
    if (x - width / 2 < free) return;
    free = x + width / 2 + 12;
    body.push(words({ x, y: y + 29, text, color: theme.muted, lettering: SMALL, anchor: 'middle' }));
  });
  return { body, height: 34 };
}

/** Of `Mon 2026-03-30 09:00` as much as there is room for: `Mon 09:00`, `Mon 03-30`. */
function clockText(wall: string, isTime: boolean): string {
  const [day = '', date = '', time = ''] = wall.split(' ');
  return isTime ? `${day} ${time}` : `${day} ${date.slice(5)}`;
}

function label(text: string, x: number, y: number, plot: RunLayout['plot'], theme: Theme): VNode {
  const at = leaning(x, textWidth(text, SMALL), plot);
  return words({ x: at, y, text, color: theme.muted, lettering: SMALL, anchor: 'middle' });
}

/** The middle of a label at the edge is moved inwards. */
function leaning(x: number, width: number, { x: left, right }: RunLayout['plot']): number {
  return rounded(Math.min(Math.max(x, left - 8 + width / 2), right + 14 - width / 2));
}
