/** The front for machines: docs/schema/optimize.schema.json. Durations are in seconds. */

import {
  kneeReason,
  type OptimumReport,
  ownStanding,
  type ReportedPoint,
  textOfValue,
  type Unit,
} from '@rollout/report';
import type { Axis, Figure } from '@rollout/simulator';
import { jsonText } from '../json.ts';

const SECOND = 1_000;

export function optimumJson(report: OptimumReport, commandLine: string): string {
  const { version, plan, scenario, method, seed, trials, complete, confidence, objectives, axes, left, knee, own } =
    report;
  return jsonText({
    schemaVersion: 1,
    version,
    commandLine,
    plan,
    scenario,
    method,
    seed,
    trials,
    complete,
    confidence,
    objectives: objectives.map(({ name, unit, better, exact }) => ({ name, unit: unitName(unit), better, exact })),
    limits: report.limits.map(({ text }) => text),
    params: axes.map((axis, index) => ({
      name: axis.name,
      unit: AXIS_UNITS[axis.kind],
      values: axis.values.map((value) => inUnits(axis, value)),
      current: ownValue(axis, axis.values[axis.own] ?? own?.values[index]),
    })),
    left: left.map(({ name, why }) => ({ name, why })),
    plans: { tried: report.tried, impossible: report.impossible, outsideLimits: report.broken },
    limitsKept: report.kept,
    front: report.front.map((point, index) => ({ number: index + 1, ...pointJson(report, point) })),
    knee: knee === null ? null : { number: knee + 1, reason: kneeReason(report) },
    current:
      own === null
        ? null
        : {
            ...pointJson(report, own),
            onFront: own.at === null ? null : own.at + 1,
            better: own.better.map((at) => (at === null ? null : at + 1)),
            standing: ownStanding(report),
          },
  });
}

function pointJson({ objectives, axes }: OptimumReport, { values, figures, limits, certain, found }: ReportedPoint) {
  return {
    params: Object.fromEntries(axes.map((axis, index) => [axis.name, inUnits(axis, values[index] ?? Number.NaN)])),
    objectives: objectives.map(({ unit }, index) => figureJson(figures[index], unit)),
    limits,
    certain,
    found:
      found === null
        ? null
        : {
            early: figureJson(found.early, 'share'),
            middle: figureJson(found.middle, 'share'),
            late: figureJson(found.late, 'share'),
            never: figureJson(found.never, 'share'),
          },
  };
}

const ownValue = (axis: Axis, value: number | undefined) => (value === undefined ? null : inUnits(axis, value));

export function unitName(unit: Unit): string {
  return unit === 'milliseconds' ? 'seconds' : unit;
}

const AXIS_UNITS = { duration: 'seconds', percent: 'share', number: 'number', choice: 'choice' } as const;

/** A choice by what it is called. */
export function inUnits(axis: Axis, value: number): number | string {
  if (axis.kind === 'choice') return textOfValue(axis, value);
  return axis.kind === 'duration' ? value / SECOND : value;
}

export function figureJson(figure: Figure | undefined, unit: Unit) {
  const scaled = (value: number | undefined): number | null =>
    value === undefined || !Number.isFinite(value) ? null : unit === 'milliseconds' ? value / SECOND : value;
  return { value: scaled(figure?.value), low: scaled(figure?.low), high: scaled(figure?.high) };
}
