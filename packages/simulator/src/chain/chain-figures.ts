/** The figures of measures from a chain. */
import type { Layout, Machine, MachineMeasure } from '@rollout/compiler';
import type { Given, Happening } from '@rollout/language';
import type { ExactFigures } from '../exact/exact-figures.ts';
import { exposureUnit } from '../exposure-unit.ts';
import { known } from '../known.ts';
import { flowsOf } from './answer-of.ts';
import { isEntangled } from './chain.ts';
import { durationLaw } from './duration-law.ts';
import { FOUND } from './program.ts';
import { quantileOfLaw } from './quantiles.ts';
import { type SolvedChain, solvedChain } from './solved-chain.ts';
import type { Solver } from './solver.ts';

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

/** Whoever asks for the figures of a machine asks for several. */
const solvedBefore = new WeakMap<Machine, SolvedChain>();

function solvedOnce(machine: Machine, layout: Layout): SolvedChain {
  const solved = solvedBefore.get(machine) ?? solvedChain(machine, layout);
  solvedBefore.set(machine, solved);
  return solved;
}

/** Of a solver that has been solved for its chain's own numbers. NaN: no run is one that it is about. Words: why the chain does not say. */
export function figureOf(solver: Solver, machine: Machine, measure: MachineMeasure): number | string {
  const { program, weights, mass, first, second } = solver;
  const { hypotheses, terminals, states } = program;
  const { numbers } = program.chain;
  const asked = (given: Given<number> | null, h: number): boolean => {
    const { bugs } = known(hypotheses[h]);
    if (given === null) return true;
    return given.kind === 'bug' ? bugs.includes(given.bug) : bugs.length > 0;
  };
  const sumOver = (given: Given<number> | null, of: (h: number) => number): number =>
    hypotheses.reduce((sum, _, h) => (asked(given, h) ? sum + of(h) : sum), 0);
  const { given } = measure;
  const whole = sumOver(given, (h) => known(weights[h]));
  if (!(whole > 0)) return Number.NaN;
  if (measure.kind === 'chance') {
    const chance = chanceOf(solver, measure.of, (h) => asked(given, h));
    return typeof chance === 'string' ? chance : Math.min(1, chance / whole);
  }
  const { of, statistic } = measure;
  switch (of.kind) {
    case 'duration': {
      const isMean = statistic.kind === 'mean' && of.of === 'all' && given === null;
      if (!isMean && isEntangled(program.chain)) {
        return 'how long it takes and where a bug surfaces depend on the same random times';
      }
      const counts = (i: number): boolean => {
        const { hypothesis, end } = known(terminals[i]);
        return asked(given, hypothesis) && (of.of === 'all' || end === 0);
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
          return Math.sqrt(Math.max(0, squares / total - (sum / total) ** 2));
        case 'quantile': {
          const law = durationLaw(solver, numbers, counts);
          if (law === null) return 'some of it leads round in no time';
          return law.within > 0 ? 'a duration is random' : quantileOfLaw(law, statistic.p);
        }
        case 'min':
        case 'max':
          return 'the chain has no extremes';
      }
    }
    // Every kind of statistic of durations has returned.
    case 'exposure': {
      if (statistic.kind !== 'mean') return 'the chain has means of exposure only';
      const { bugOf, bugsFrom } = program;
      let sum = 0;
      hypotheses.forEach((_, h) => {
        if (!asked(given, h)) return;
        for (let i = known(bugsFrom[h]); i < known(bugsFrom[h + 1]); i++) {
          const bug = known(bugOf[i]);
          if (of.bug !== null && of.bug !== bug) continue;
          sum += known(solver.exposures[i]) / exposureUnit(known(machine.numbers.bugs[bug]));
        }
      });
      return sum / whole;
    }
    case 'reach':
      return 'the chain does not count reach';
    case 'down':
      return 'the chain does not count what is down';
  }
}

function chanceOf(
  solver: Solver,
  of: Happening<number, number>,
  asked: (hypothesis: number) => boolean,
): number | string {
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
