/** The figures of measures from a chain. */
import type { Layout, Machine, MachineMeasure } from '@rollout/compiler';
import type { Given, Happening } from '@rollout/language';
import type { ExactFigures } from '../exact/exact-figures.ts';
import { exposureUnit } from '../exposure-unit.ts';
import { known } from '../known.ts';
import { flowsOf } from './answer-of.ts';
import { isEntangled, isFixed } from './chain.ts';
import { durationLaw } from './duration-law.ts';
import { FOUND, type Program } from './program.ts';
import { quantileOfLaw } from './quantiles.ts';
import { solvedOnce } from './solved-once.ts';
import { type Solver, varianceOf } from './solver.ts';

/** Exact, whatever the plan's parts side by side. */
export function chainFigures(machine: Machine, layout: Layout, measures: readonly MachineMeasure[]): ExactFigures {
  const solved = solvedOnce(machine, layout);
  if (solved.kind === 'none') return solved;
  const { solver } = solved;
  const values: number[] = [];
  for (const measure of measures) {
    const value = figureOf(solver, machine, measure);
    if (typeof value === 'string') return { kind: 'none', why: value };
    values.push(value);
  }
  return { kind: 'exact', values };
}

/** Of a solver that has been solved for its chain's own numbers. NaN: no run is one that it is about. Words: why the chain does not say. */
export function figureOf(solver: Solver, machine: Machine, measure: MachineMeasure): number | string {
  const { weights, program } = solver;
  const isAsked = askedIn(program.hypotheses, measure.given);
  const whole = program.hypotheses.reduce((sum, _, h) => (isAsked(h) ? sum + known(weights[h]) : sum), 0);
  if (!(whole > 0)) return Number.NaN;
  if (measure.kind === 'chance') {
    const chance = chanceOf(solver, measure.of, isAsked);
    return typeof chance === 'string' ? chance : Math.min(1, chance / whole);
  }
  const { of, statistic } = measure;
  switch (of.kind) {
    case 'duration':
      return durationIn(solver, measure, of.of, isAsked);
    case 'exposure':
      if (statistic.kind !== 'mean') return 'the chain has means of exposure only';
      return exposureIn(solver, machine, of.bug, isAsked) / whole;
    case 'reach':
      return 'the chain does not count reach';
    case 'down':
      return 'the chain does not count what is down';
  }
}

type IsAsked = (hypothesis: number) => boolean;

function askedIn(hypotheses: Program['hypotheses'], given: Given<number> | null): IsAsked {
  if (given === null) return () => true;
  const own = hypotheses.map(({ bugs }) => (given.kind === 'bug' ? bugs.includes(given.bug) : bugs.length > 0));
  return (hypothesis) => known(own[hypothesis]);
}

function durationIn(
  solver: Solver,
  { statistic, given }: Extract<MachineMeasure, { kind: 'statistic' }>,
  of: 'all' | 'completed',
  isAsked: IsAsked,
): number | string {
  const { program, mass, first, second } = solver;
  const { terminals, states, chain } = program;
  const isPlainMean = statistic.kind === 'mean' && of === 'all' && given === null;
  if (!isPlainMean && isEntangled(chain)) {
    return 'how long it takes and where a bug surfaces depend on the same random times';
  }
  const counts = (i: number): boolean => {
    const { hypothesis, end } = known(terminals[i]);
    return isAsked(hypothesis) && (of === 'all' || end === 0);
  };
  let total = 0;
  let sum = 0;
  let squares = 0;
  terminals.forEach((_, i) => {
    if (!counts(i)) return;
    total += known(mass[states + i]);
    sum += known(first[states + i]);
    squares += known(second[states + i]);
  });
  if (!(total > 0)) return Number.NaN;
  switch (statistic.kind) {
    case 'mean':
      return sum / total;
    case 'sd':
      return Math.sqrt(varianceOf(sum / total, squares / total));
    case 'quantile': {
      // Its law is told on a grid, and to within a cell of it.
      if (!isFixed(chain)) return 'a duration is random';
      const law = durationLaw(solver, chain.numbers, counts);
      if (law === null) return 'some of it leads round in no time';
      return law.within > 0 ? 'a duration is random' : quantileOfLaw(law, statistic.p);
    }
    case 'min':
    case 'max':
      return 'the chain has no extremes';
  }
}

function exposureIn({ program, exposures }: Solver, machine: Machine, bug: number | null, isAsked: IsAsked): number {
  const { bugOf, bugsFrom } = program;
  let sum = 0;
  program.hypotheses.forEach((_, h) => {
    if (!isAsked(h)) return;
    for (let i = known(bugsFrom[h]); i < known(bugsFrom[h + 1]); i++) {
      const own = known(bugOf[i]);
      if (bug !== null && bug !== own) continue;
      sum += known(exposures[i]) / exposureUnit(known(machine.numbers.bugs[own]));
    }
  });
  return sum;
}

function chanceOf(solver: Solver, of: Happening<number, number>, asked: IsAsked): number | string {
  const { program, mass } = solver;
  const { terminals, states, hypotheses } = program;
  const { ends } = program.chain.shape;
  const sumWhere = (holds: (terminal: (typeof terminals)[number]) => boolean): number =>
    terminals.reduce(
      (sum, terminal, i) => (asked(terminal.hypothesis) && holds(terminal) ? sum + known(mass[states + i]) : sum),
      0,
    );
  switch (of.kind) {
    case 'completed':
    case 'rolled-back':
    case 'stopped':
      return sumWhere(({ end }) => known(ends[end]).outcome === of.kind);
    case 'escape':
      return sumWhere(({ hypothesis, end, states: stands }) => {
        if (known(ends[end]).outcome !== 'completed') return false;
        return known(hypotheses[hypothesis]).bugs.some(
          (bug, b) => (of.bug === null || of.bug === bug) && stands[b] !== FOUND && known(known(ends[end]).out[bug]),
        );
      });
    case 'found':
      if (of.stage === null) {
        return sumWhere(({ hypothesis, states: stands }) =>
          known(hypotheses[hypothesis]).bugs.some(
            (bug, b) => (of.bug === null || of.bug === bug) && stands[b] === FOUND,
          ),
        );
      }
      return flowsOf(solver, of.stage, of.bug, asked) ?? 'several bugs may be found in one stage, one after the other';
  }
}
