/** Which figures of two plans are set side by side: bugs and stages by name, for their numbers differ from plan to plan. */
import type { Machine, MachineMeasure } from '@rollout/compiler';
import { type Given, type Measure, type MeasureOf, measureText, type Statistic } from '@rollout/language';
import type { PlanToRun } from './joint-presence.ts';

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
      measured({ kind: 'statistic', statistic: { kind: 'quantile', p }, of: { kind: 'duration', of: 'all' }, given: null }),
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
    const isNew = !seen.has(key) && isTold(figure, a.machine) && isTold(figure, b.machine);
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
      : measured({ kind: 'statistic', statistic: { kind: 'quantile', p: 0.95 }, of: { kind: 'reach', bug }, given: null }),
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

/** A machine's measure by names. */
export function namedMeasure(machine: Machine, measure: MachineMeasure): Measure {
  return renamed(
    measure,
    (bug) => machine.numbers.bugs[bug]?.name ?? '',
    (stage) => machine.stages[stage]?.name ?? '',
  );
}

/** No bug, or no stage, of that name. */
const ABSENT = -1;

/**
 * The measure as it is read from that machine's runs. `null`: it says nothing of this plan, for it has nothing of that kind; `never`: what it is the
 * chance or the amount of cannot be there.
 */
export function measureIn(machine: Machine, measure: Measure): MachineMeasure | 'never' | null {
  const own: MachineMeasure = renamed(
    measure,
    (name) => machine.numbers.bugs.findIndex((bug) => bug.name === name),
    (name) => machine.stages.findIndex((stage) => stage.name === name),
  );
  if (own.given?.kind === 'bug' && own.given.bug === ABSENT) return null;
  if (own.kind === 'chance') {
    const { of } = own;
    const isAbsent =
      (of.kind === 'escape' && of.bug === ABSENT) ||
      (of.kind === 'found' && (of.bug === ABSENT || of.stage === ABSENT));
    return isAbsent ? 'never' : own;
  }
  switch (own.of.kind) {
    case 'duration':
    case 'down':
      return own;
    case 'exposure':
    case 'reach':
      if (own.of.bug !== ABSENT) return own;
      return own.statistic.kind === 'quantile' ? null : 'never';
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
      return measureIn(machine, figure.measure) !== null;
    case 'false-alarms':
      return true;
    case 'deadline':
      return machine.deadline !== null;
    case 'users':
      return machine.numbers.bugs.some(({ name }) => name === figure.bug);
  }
}

function renamed<B, S, C, T>(
  measure: MeasureOf<B, S>,
  bug: (bug: B) => C,
  stage: (stage: S) => T,
): MeasureOf<C, T> {
  const { given: among } = measure;
  const given = among === null || among.kind === 'any-bug' ? among : { kind: among.kind, bug: bug(among.bug) };
  if (measure.kind === 'chance') {
    const { of } = measure;
    switch (of.kind) {
      case 'escape':
        return { kind: 'chance', of: { kind: 'escape', bug: of.bug === null ? null : bug(of.bug) }, given };
      case 'found':
        return {
          kind: 'chance',
          of: {
            kind: 'found',
            bug: of.bug === null ? null : bug(of.bug),
            stage: of.stage === null ? null : stage(of.stage),
          },
          given,
        };
      default:
        return { kind: 'chance', of, given };
    }
  }
  const { statistic, of } = measure;
  switch (of.kind) {
    case 'exposure':
      return { kind: 'statistic', statistic, of: { kind: 'exposure', bug: of.bug === null ? null : bug(of.bug) }, given };
    case 'reach':
      return { kind: 'statistic', statistic, of: { kind: 'reach', bug: bug(of.bug) }, given };
    default:
      return { kind: 'statistic', statistic, of, given };
  }
}
