/** Panels one below the other over one axis of time, with the moments of the run across all of them. */
import type { VNode } from 'preact';
import { type Fills, openFills } from '../chart/patterns.tsx';
import { fitLines, fitText, fitTextEnd } from '../lettering/fit-text.ts';
import { textWidth } from '../lettering/text-width.ts';
import { words } from '../lettering/words.tsx';
import type { Drawing, Frame, Mark } from '../picture.ts';
import { rounded } from '../rounded.ts';
import type { Theme } from '../theme/theme.ts';
import { areaPath, cornersOf, linePath } from './curve-path.ts';
import { momentLines, momentSigns, placeMoments } from './draw-moments.tsx';
import { timeAxis, timeGrid } from './draw-time.tsx';
import { LINE, SMALL, STRONG } from './letters.ts';
import type { Moment } from './moments.ts';
import type { Curve, Limit, Panel } from './panel.ts';
import { panelMarks } from './panel-marks.ts';
import { type RunLayout, runLayout } from './run-layout.ts';
import type { TimeText } from './time-text.ts';

const HEIGHT = 84;
const BETWEEN = 22;
/** Between a name and the plot below it: a limit's name may stand there. */
const ABOVE = 13;

const heightOf = ({ height = HEIGHT }: Panel): number => height;

export interface RunPanels {
  readonly panels: readonly Panel[];
  readonly moments: readonly Moment[];
  readonly duration: number;
  readonly time: TimeText;
}

export function drawPanels(frame: Frame, { panels, moments, duration, time }: RunPanels): Drawing {
  const { width, theme, id } = frame;
  const layout = runLayout(width, duration);
  const fills = openFills(id, theme.surface);
  const placed = placeMoments(moments, layout);
  const top = 8;
  const marks: Mark[] = [];
  const below: VNode[] = [];
  const above: VNode[] = [];
  let y = top + placed.height + 6;
  const first = y;
  for (const panel of panels) {
    const names = nameOf(panel, layout, y, theme);
    above.push(...names.body);
    const from = layout.beside ? y : y + names.height + ABOVE;
    const drawn = drawPanel(panel, layout, { y: from, duration, theme, fills });
    below.push(...drawn.below);
    above.push(...drawn.above);
    marks.push(...panelMarks(panel, layout, { y: from, height: heightOf(panel), duration, time }));
    y = Math.max(from + heightOf(panel), layout.beside ? y + names.height : 0) + BETWEEN;
  }
  const bottom = y - BETWEEN + 6;
  const axis = timeAxis(layout, duration, bottom, time, theme);
  const body = [
    ...fills.defs(),
    timeGrid(layout, duration, first, bottom, theme),
    ...below,
    ...momentLines(placed, top, bottom, theme),
    ...above,
    ...axis.body,
    ...momentSigns(placed, top, theme),
  ];
  return { width, height: Math.ceil(bottom + axis.height + 4), body, marks };
}

/** Its name and what it came to: beside it, or above. */
function nameOf(
  { title, told }: Panel,
  { names, beside }: RunLayout,
  y: number,
  theme: Theme,
): { readonly body: VNode[]; readonly height: number } {
  const room = scaleIsBeside(names, beside) ? names.width - SCALE_ROOM : names.width;
  const lines = [
    ...titleLines(title, room).map((text) => ({ text, lettering: STRONG, color: theme.text })),
    ...told.flatMap((each) =>
      fitLines(each, room, 5, SMALL).map((text) => ({ text, lettering: SMALL, color: theme.muted })),
    ),
  ];
  const body = lines.map((line, index) => words({ ...line, x: names.x, y: y + 11 + index * (LINE - 1) }));
  return { body, height: lines.length * (LINE - 1) };
}

/** Of an address the end says most. */
function titleLines(title: string, room: number): readonly string[] {
  const isAddress = title.includes('/') && !title.includes(' ');
  return isAddress ? [fitTextEnd(title, room, STRONG)] : fitLines(title, room, 2, STRONG);
}

/** Of the values of its scale, between its name and its plot: where names have so much room that they can give some. */
const SCALE_ROOM = 54;
const NAMES_WIDE = 220;

const scaleIsBeside = (names: RunLayout['names'], beside: boolean): boolean => beside && names.width >= NAMES_WIDE;

interface Place {
  readonly y: number;
  readonly duration: number;
  readonly theme: Theme;
  readonly fills: Fills;
}

function drawPanel(
  panel: Panel,
  { plot, at, beside, names }: RunLayout,
  { y, duration, theme, fills }: Place,
): { readonly below: VNode[]; readonly above: VNode[] } {
  const { scale, curves, limits } = panel;
  const height = heightOf(panel);
  const bottom = y + height;
  const place = (value: number | null): number => (value === null ? y : bottom - scale.place(value) * height);
  // As many as there is room for from bottom to top.
  const ticks = scale.ticks(height * 1.9);
  const grid = ticks.map((tick) => `M${plot.x} ${rounded(place(tick.at))}H${plot.right}`).join('');
  const below: VNode[] = [<path d={grid} stroke={theme.line} stroke-width={1} fill="none" />];
  for (const curve of curves) {
    const corners = cornersOf(curve, duration, at, place);
    const color = curve.color(theme);
    if (curve.fill !== null) {
      below.push(<path d={areaPath(corners, bottom)} fill={fills.of(color, curve.fill)} fill-opacity={0.32} />);
    }
    below.push(
      <path
        d={linePath(corners, curve.fill === null ? Number.NaN : bottom)}
        fill="none"
        stroke={color}
        stroke-width={1.8}
        stroke-linejoin="round"
      />,
    );
  }
  below.push(<path d={`M${plot.x} ${bottom}H${plot.right}`} stroke={theme.muted} stroke-width={1} fill="none" />);
  // Longer ones than there is room for stand in the plot.
  const isBeside = scaleIsBeside(names, beside) && ticks.every(({ text }) => textWidth(text, SMALL) <= SCALE_ROOM - 6);
  const above = [
    ...ticks.flatMap((tick) => {
      const level = place(tick.at);
      if (isBeside) {
        const { text } = tick;
        return [words({ x: plot.x - 6, y: level + 4, text, color: theme.muted, lettering: SMALL, anchor: 'end' })];
      }
      // Nothing is said at the bottom, where curves begin.
      if (tick.at === 0) return [];
      const inside = { x: plot.x + 2, y: level + (level - y < 12 ? 11 : -3) };
      if (limits.some(({ value }) => isCrossed(inside.y, place(value)))) return [];
      return [words({ ...inside, text: tick.text, color: theme.muted, lettering: SMALL, rim: theme.surface })];
    }),
    ...drawLimits(limits, place, plot, y - (beside ? 8 : ABOVE - 2), theme),
    ...(curves.length > 1 ? nameCurves(curves, place, plot, theme) : []),
  ];
  return { below, above };
}

/** Each at its end: the upper one above its line, the lower one below. */
function nameCurves(
  curves: readonly Curve[],
  place: (value: number | null) => number,
  plot: RunLayout['plot'],
  theme: Theme,
): VNode[] {
  const ends = curves.map((curve) => ({ curve, level: place(curve.points.at(-1)?.value ?? 0) }));
  const [upper] = [...ends].sort((a, b) => a.level - b.level);
  return ends.map(({ curve, level }) => {
    const y = curve === upper?.curve ? level - 5 : level + 13;
    const label = { x: plot.right - 4, y, text: curve.name, lettering: SMALL, anchor: 'end' } as const;
    return words({ ...label, color: curve.color(theme), rim: theme.surface });
  });
}

/** A line at that level would strike out letters that stand so high. */
const isCrossed = (base: number, level: number): boolean => level < base + 3 && level > base - 10;

/** Each with its name at the end of its line: above it where there is room below `top`, else below. */
function drawLimits(
  limits: readonly Limit[],
  place: (value: number) => number,
  plot: RunLayout['plot'],
  top: number,
  theme: Theme,
): VNode[] {
  const taken: number[] = [];
  return limits.flatMap(({ value, text, look }) => {
    const level = rounded(place(value));
    const isLimit = look === 'limit';
    const color = isLimit ? theme.limit : theme.muted;
    const line = (
      <path
        d={`M${plot.x} ${level}H${plot.right}`}
        stroke={color}
        stroke-width={isLimit ? 1.8 : 1.2}
        {...(isLimit ? {} : { 'stroke-dasharray': '5 4' })}
        fill="none"
      />
    );
    const shown = fitText(text, plot.width - 60, SMALL);
    const base = [level - 4, level + 12].find((y) => y - 9 >= top && taken.every((other) => Math.abs(other - y) >= 12));
    if (base === undefined || textWidth(shown, SMALL) < 8) return [line];
    taken.push(base);
    const label = { x: plot.right, y: base, text: shown, lettering: SMALL, anchor: 'end', rim: theme.surface } as const;
    return [line, words({ ...label, color: isLimit ? theme.limit : theme.text })];
  });
}
