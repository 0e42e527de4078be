/** The points of a front, their intervals, and what the knee and the plan as it is are called. */
import type { VNode } from 'preact';
import { settingText } from '../../text/optimum/point-text.ts';
import type { OptimumReport, ReportedPoint } from '../../text/optimum/report.ts';
import type { Place } from '../chart/draw-chart.ts';
import { LABEL_SIZE } from '../chart/option-parts.ts';
import { fitText } from '../lettering/fit-text.ts';
import { textWidth } from '../lettering/text-width.ts';
import type { Frame } from '../picture.ts';
import { diamond, POINT, saltire } from './shapes.tsx';

/** What is left around the chart. */
export const GRID = { left: 64, right: 24, top: 40, bottom: 52 };
const BOLD = { size: LABEL_SIZE, bold: true };

/** Which objectives are drawn against each other: indices. */
export interface Pair {
  readonly x: number;
  readonly y: number;
}

/** `knee`, and `now` of the plan as it is. */
export function rolesOf({ front, knee, own }: OptimumReport, point: ReportedPoint): string[] {
  const index = front.indexOf(point);
  const isKnee = knee !== null && index === knee;
  const isOwn = point === own || (own !== null && own.at !== null && index === own.at);
  return [...(isKnee ? ['knee'] : []), ...(isOwn ? ['now'] : [])];
}

export function valuesOf({ figures }: ReportedPoint, { x, y }: Pair): [x: number, y: number] {
  return [figures[x]?.value ?? Number.NaN, figures[y]?.value ?? Number.NaN];
}

export function pointNodes(
  point: ReportedPoint,
  report: OptimumReport,
  pair: Pair,
  { at }: Place,
  { theme }: Frame,
): VNode[] {
  const values = valuesOf(point, pair);
  const [left, top] = at(...values);
  const [first, second] = [point.figures[pair.x], point.figures[pair.y]];
  const ends = (low: number | undefined, high: number | undefined): readonly [number, number] | null =>
    low === undefined || high === undefined || !Number.isFinite(low) || !Number.isFinite(high) || low === high
      ? null
      : [low, high];
  const across = ends(first?.low, first?.high);
  const along = ends(second?.low, second?.high);
  const lines = [
    ...(across === null ? [] : [`M${at(across[0], values[1])[0]} ${top}H${at(across[1], values[1])[0]}`]),
    ...(along === null ? [] : [`M${left} ${at(values[0], along[0])[1]}V${at(values[0], along[1])[1]}`]),
  ];
  const roles = rolesOf(report, point);
  return [
    ...(lines.length === 0 ? [] : [<path d={lines.join('')} stroke={theme.muted} stroke-width={1} fill="none" />]),
    roles.includes('knee') ? (
      diamond(left, top, theme.good)
    ) : (
      <circle cx={left} cy={top} r={POINT} fill={theme.series[0]} stroke={theme.surface} stroke-width={1} />
    ),
    ...(roles.includes('now') ? [saltire(left, top, theme.series[1])] : []),
  ];
}

/** What the knee and the plan as it is are called, beside them and clear of each other. */
export function labels(
  points: readonly ReportedPoint[],
  report: OptimumReport,
  pair: Pair,
  { at }: Place,
  { width, theme }: Frame,
): VNode[] {
  const placed: { readonly left: number; readonly right: number; readonly y: number }[] = [];
  return points.flatMap((point) => {
    const roles = rolesOf(report, point);
    if (roles.length === 0) return [];
    const [left, top] = at(...valuesOf(point, pair));
    const said = fitText(
      `${roles.join(' and ')}: ${settingText(report, point)}`,
      (width - GRID.left - GRID.right) * 0.7,
      BOLD,
    );
    const length = textWidth(said, BOLD);
    const beside = left + 14 + length <= width - 8 ? left + 14 : Math.max(GRID.left + 4, left - 14 - length);
    // Above the front nothing is drawn but what is not on it.
    let y = top - 14;
    while (placed.some((other) => beside < other.right && other.left < beside + length && Math.abs(other.y - y) < 16))
      y -= 16;
    placed.push({ left: beside, right: beside + length, y });
    return [
      <text
        x={beside}
        y={Math.max(10, y)}
        font-size={LABEL_SIZE}
        font-weight="bold"
        fill={theme.text}
        stroke={theme.surface}
        stroke-width={3}
        paint-order="stroke"
        dominant-baseline="central"
      >
        {said}
      </text>,
    ];
  });
}
