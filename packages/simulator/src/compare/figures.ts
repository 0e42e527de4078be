/** Which figures of two plans are set side by side: bugs and stages by name, for their numbers differ from plan to plan. */
import type { Machine } from '@rollout/compiler';
import { type Given, type Measure, measureText, type Statistic } from '@rollout/language';
import type { PlanToRun } from './joint-presence.ts';
import { measureOfPlan, namedMeasure } from './named-measure.ts';

export type ComparedFigure =
  | { readonly kind: 'measure'; readonly measure: Measure }
  /** How many alarms without a bug a run has. */
  | { readonly kind: 'false-alarms' }
  /** The chance that a plan is over in time, each held to its own deadline. */
  | { readonly kind: 'deadline' }
  /** How many users have had the bug at once in 95 of 100 runs in which it is there. */
  | { readonly kind: 'users'; readonly bug: string };

/** What is wanted of it; null: neither more nor less is better by itself. */
export type Better = 'less' | 'more' | null;

export interface Asked {
  readonly figure: ComparedFigure;
  readonly better: Better;
}

/** What a figure takes from the values of all runs. */
export function statisticOf(figure: ComparedFigure): 'chance' | Statistic {
  switch (figure.kind) {
    case 'measure':
      return figure.measure.kind === 'chance' ? 'chance' : figure.measure.statistic;
    case 'false-alarms':
      return { kind: 'mean' };
    case 'deadline':
      return 'chance';
    case 'users':
      return { kind: 'quantile', p: 0.95 };
  }
}

/** Those that anybody would ask for, then those that either plan is expected to meet, then `more`; each once. */
export function figuresOf(a: PlanToRun, b: PlanToRun, more: readonly Measure[] = []): Asked[] {
  const machines = [a.machine, b.machine];
  const bugs = [...new Set(machines.flatMap(({ numbers }) => numbers.bugs.map(({ name }) => name)))];
  const asked: Asked[] = [
    measured({ kind: 'statistic', statistic: { kind: 'mean' }, of: { kind: 'duration', of: 'all' }, given: null }),
    ...[0.5, 0.95].map((p) =>
      measured({
        kind: 'statistic',
        statistic: { kind: 'quantile', p },
        of: { kind: 'duration', of: 'all' },
        given: null,
      }),
    ),
    ...(machines.some(({ deadline }) => deadline !== null)
      ? [{ figure: { kind: 'deadline' }, better: 'more' } as const]
      : []),
    ...(['completed', 'rolled-back', 'stopped'] as const).map((kind) =>
      measured({ kind: 'chance', of: { kind }, given: null }),
    ),
    ...bugs.flatMap((bug) => figuresOfBug(bug, machines)),
    { figure: { kind: 'false-alarms' }, better: 'less' },
    ...machines.flatMap(expectedOf),
    ...more.map((measure) => measured(measure)),
  ];
  const seen = new Set<string>();
  return asked.filter(({ figure }) => {
    const key = figureText(figure);
    const isNew =
      !seen.has(key) &&
      isTold(figure, a.machine) &&
      isTold(figure, b.machine) &&
      isInOneUnit(figure, a.machine, b.machine);
    seen.add(key);
    return isNew;
  });
}

function figuresOfBug(bug: string, machines: readonly Machine[]): Asked[] {
  const given: Given<string> = { kind: 'bug', bug };
  const reachesUsers = machines.every(
    ({ audience, steps, numbers }) =>
      audience !== null &&
      (numbers.bugs.some(({ name, behind }) => name === bug && behind !== null) ||
        steps.some((step) => step.kind === 'pull' && step.pull.lever === 'release')),
  );
  return [
    measured({ kind: 'chance', of: { kind: 'escape', bug }, given: null }),
    // Among the runs in which it is there: a bug that comes less often is found less often, and nothing is worse for it.
    measured({ kind: 'chance', of: { kind: 'found', bug, stage: null }, given }),
    measured({ kind: 'statistic', statistic: { kind: 'mean' }, of: { kind: 'exposure', bug }, given: null }),
    reachesUsers
      ? { figure: { kind: 'users', bug }, better: 'less' }
      : measured({
          kind: 'statistic',
          statistic: { kind: 'quantile', p: 0.95 },
          of: { kind: 'reach', bug },
          given: null,
        }),
  ];
}

/** What an expectation is about, with the side of its bound as the better one. */
function expectedOf(machine: Machine): Asked[] {
  return machine.expectations.flatMap((expectation) => {
    if (expectation.kind !== 'measure') return [];
    const { measure, relation } = expectation;
    const named = namedMeasure(machine, measure);
    const own = measured(named);
    return [{ ...own, better: own.better ?? (relation === '<' || relation === '<=' ? 'less' : 'more') }];
  });
}

function measured(measure: Measure): Asked {
  return { figure: { kind: 'measure', measure }, better: betterOf(measure) };
}

/**
 * Whether a plan completes or goes back is neither good nor bad: it goes back for bugs that are found, and for false alarms, which
 * are told by themselves.
 */
function betterOf(measure: Measure): Better {
  if (measure.kind === 'statistic') return 'less';
  switch (measure.of.kind) {
    case 'completed':
    case 'rolled-back':
    case 'stopped':
      return null;
    case 'escape':
      return 'less';
    case 'found':
      return 'more';
  }
}

/** As `expect` would write it, where it can. */
export function figureText(figure: ComparedFigure): string {
  switch (figure.kind) {
    case 'measure':
      return measureText(figure.measure);
    case 'false-alarms':
      return 'mean(false alarms)';
    case 'deadline':
      return 'P(in time)';
    case 'users':
      return `p95(users of ${figure.bug})`;
  }
}

/** Whether this plan has what the figure is about. */
function isTold(figure: ComparedFigure, machine: Machine): boolean {
  switch (figure.kind) {
    case 'measure':
      return measureOfPlan(machine, figure.measure) !== null;
    case 'false-alarms':
      return true;
    case 'deadline':
      return machine.deadline !== null;
    case 'users':
      return machine.numbers.bugs.some(({ name }) => name === figure.bug);
  }
}

/** Requests are no server-hours. */
function isInOneUnit(figure: ComparedFigure, a: Machine, b: Machine): boolean {
  if (figure.kind !== 'measure' || figure.measure.of.kind !== 'exposure') return true;
  const { bug } = figure.measure.of;
  const units = [a, b].flatMap(({ numbers }) =>
    numbers.bugs.flatMap(({ name, unit }) => (bug === null || bug === name ? [unit] : [])),
  );
  return new Set(units).size <= 1;
}
