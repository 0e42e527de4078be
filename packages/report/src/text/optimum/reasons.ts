/** Why the knee is where it is, and what the plan as it is could gain: in words. */
import { formatDuration } from '../duration.ts';
import { formatPercent } from '../number.ts';
import type { OptimumReport, ReportedObjective, ReportedPoint } from './report.ts';
import { differenceText, measuredText, textOfValue } from './units.ts';

/** "6h more (soak 12h to 18h) saves 41% of exposure; the next 6h save 3%." Of two objectives; null: there is nothing to say. */
export function kneeReason(report: OptimumReport): string | null {
  const { front, knee, objectives } = report;
  const [first, second] = objectives;
  const at = knee === null ? undefined : front[knee];
  if (knee === null || at === undefined || first === undefined || second === undefined || objectives.length !== 2)
    return null;
  const pace = (figureIn(front.at(-1), 0) - figureIn(front[0], 0)) / 8;
  const before = pointNear(front.slice(0, knee), figureIn(at, 0) - pace, at, second.better);
  const length = before === null ? pace : figureIn(at, 0) - figureIn(before, 0);
  const after = pointNear(front.slice(knee + 1), figureIn(at, 0) + length, at, second.better);
  if (before === null || after === null) return null;
  const gained = `${step(first, before, at)}${changes(report, before, at)} ${saves(second, before, at)}`;
  return `${gained}; the next ${stepAlone(first, at, after)}${changes(report, at, after)} ${saves(second, at, after)}`;
}

function figureIn(point: ReportedPoint | undefined, objective: number): number {
  return point?.figures[objective]?.value ?? Number.NaN;
}

/** The point about there: of those that are not much farther than the nearest the best in the second objective. */
function pointNear(
  points: readonly ReportedPoint[],
  wanted: number,
  from: ReportedPoint,
  better: ReportedObjective['better'],
): ReportedPoint | null {
  const distance = (point: ReportedPoint): number => Math.abs(figureIn(point, 0) - wanted);
  const cost = (point: ReportedPoint): number => (better === 'lower' ? 1 : -1) * figureIn(point, 1);
  const nearest = points.reduce((least, point) => Math.min(least, distance(point)), Infinity);
  const far = nearest + NEAR * Math.abs(wanted - figureIn(from, 0));
  return points
    .filter((point) => distance(point) <= far)
    .reduce<ReportedPoint | null>((best, point) => (best === null || cost(point) < cost(best) ? point : best), null);
}

/** Of a step. */
const NEAR = 0.25;

/** `6h more`. */
function step(objective: ReportedObjective, from: ReportedPoint, to: ReportedPoint): string {
  const difference = figureIn(to, 0) - figureIn(from, 0);
  return `${stepAlone(objective, from, to)} ${difference >= 0 ? 'more' : 'less'}`;
}

function stepAlone({ unit, name }: ReportedObjective, from: ReportedPoint, to: ReportedPoint): string {
  const difference = Math.abs(figureIn(to, 0) - figureIn(from, 0));
  return unit === 'milliseconds' ? formatDuration(difference) : `${differenceText(unit, difference)} of ${name}`;
}

/** `saves 41% of exposure`; what is wished for is won instead. */
function saves({ name, better, unit }: ReportedObjective, from: ReportedPoint, to: ReportedPoint): string {
  const [a, b] = [figureIn(from, 1), figureIn(to, 1)];
  if (better === 'higher') return `wins ${differenceText(unit, Math.abs(b - a))} of ${name}`;
  return `saves ${a === 0 ? measuredText(unit, 0) : formatPercent(Math.abs(a - b) / a)} of ${name}`;
}

/** ` (soak 12h to 18h)`; nothing where more than two params change. */
function changes({ axes }: OptimumReport, from: ReportedPoint, to: ReportedPoint): string {
  const changed = axes.flatMap((axis, index) => {
    const [a, b] = [from.values[index] ?? 0, to.values[index] ?? 0];
    return a === b ? [] : [`${axis.name} ${textOfValue(axis, a)} to ${textOfValue(axis, b)}`];
  });
  return changed.length === 0 || changed.length > 2 ? '' : ` (${changed.join(', ')})`;
}

/** What the plan as it is could gain, one sentence an objective: "the same exposure in 9h less (15%), as #4". */
export function ownStanding(report: OptimumReport): readonly string[] {
  const { own, front, objectives } = report;
  if (own === null) return [];
  return own.better.flatMap((better, objective) => {
    const point = better === null ? undefined : front[better];
    const about = objectives[objective];
    if (better === null || point === undefined || about === undefined) return [];
    const mine = figureIn(own, objective);
    const theirs = figureIn(point, objective);
    const difference = Math.abs(mine - theirs);
    const amount = `${differenceText(about.unit, difference)} ${about.better === 'lower' ? 'less' : 'more'}`;
    const part = mine === 0 ? '' : ` (${formatPercent(difference / Math.abs(mine))})`;
    const others = objectives.filter((_, other) => other !== objective).map(({ name }) => name);
    return [`${amount} ${about.name}${part} at no worse ${others.join(' and ')}: #${better + 1}`];
  });
}
