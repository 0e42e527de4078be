/** Figures straight from a chain that has been solved, without an object in between: for hundreds of thousands of plans. */
import type { MachineMeasure } from '@rollout/compiler';
import type { Given, Happening } from '@rollout/language';
import { isEntangled } from '../chain/index.ts';
import { FOUND, type Program } from '../chain/program.ts';
import type { Solver } from '../chain/solver.ts';
import { known } from '../known.ts';
import type { Target } from './objective.ts';

export type ReadSolver = (solver: Solver) => number;

/** In the units of `valueOfRun`; null: chains do not say it. */
export function readerOf(target: Target, program: Program): ReadSolver | null {
  if (target.kind === 'found') return null;
  const { measure } = target;
  return measure.kind === 'chance' ? chanceReader(measure, program) : amountReader(measure, program);
}

function amountReader(
  { of, statistic, given }: Extract<MachineMeasure, { readonly kind: 'statistic' }>,
  program: Program,
): ReadSolver | null {
  if (given !== null) return null;
  if (of.kind === 'duration' && of.of === 'all') {
    if (statistic.kind === 'mean') return ({ mean }) => mean;
    if (statistic.kind === 'sd' && !isEntangled(program.chain)) return ({ variance }) => Math.sqrt(variance);
  }
  if (of.kind !== 'exposure' || statistic.kind !== 'mean') return null;
  const { bugs } = program.chain.shape;
  const places = Array.from(program.bugOf, (bug, place) => ({ place, bug })).filter(
    ({ bug }) => of.bug === null || of.bug === bug,
  );
  const at = Int32Array.from(places, ({ place }) => place);
  const units = Float64Array.from(places, ({ bug }) => known(bugs[bug]).unit);
  return ({ exposures }) => {
    let sum = 0;
    for (let i = 0; i < at.length; i++) sum += (exposures[at[i] as number] as number) / (units[i] as number); // in range: i < length
    return sum;
  };
}

function chanceReader(
  { of, given }: Extract<MachineMeasure, { readonly kind: 'chance' }>,
  program: Program,
): ReadSolver | null {
  const holds = endsIn(of, program);
  if (holds === null) return null;
  const { terminals, hypotheses, states } = program;
  const isThere = (hypothesis: number): boolean => carries(known(hypotheses[hypothesis]).bugs, given);
  const ends = terminals.flatMap((terminal, index) =>
    isThere(terminal.hypothesis) && holds(terminal) ? [states + index] : [],
  );
  const at = Int32Array.from(ends);
  if (given === null) return ({ mass }) => sumAt(mass, at);
  const all = Int32Array.from(hypotheses.flatMap((_, index) => (isThere(index) ? [index] : [])));
  return ({ mass, weights }) => sumAt(mass, at) / sumAt(weights, all);
}

function carries(bugs: readonly number[], given: Given<number> | null): boolean {
  if (given === null) return true;
  return given.kind === 'bug' ? bugs.includes(given.bug) : bugs.length > 0;
}

type Terminal = Program['terminals'][number];

function endsIn(of: Happening<number, number>, program: Program): ((terminal: Terminal) => boolean) | null {
  const { ends } = program.chain.shape;
  const bugsOf = ({ hypothesis }: Terminal): readonly number[] => known(program.hypotheses[hypothesis]).bugs;
  const isAbout = (bug: number, one: number | null): boolean => one === null || one === bug;
  switch (of.kind) {
    case 'completed':
    case 'rolled-back':
    case 'stopped':
      return ({ end }) => known(ends[end]).outcome === of.kind;
    case 'escape':
      return (terminal) => {
        const { outcome, out } = known(ends[terminal.end]);
        if (outcome !== 'completed') return false;
        return bugsOf(terminal).some(
          (bug, b) => isAbout(bug, of.bug) && known(out[bug]) && terminal.states[b] !== FOUND,
        );
      };
    case 'found':
      if (of.stage !== null) return null;
      return (terminal) => bugsOf(terminal).some((bug, b) => isAbout(bug, of.bug) && terminal.states[b] === FOUND);
    default:
      return of satisfies never;
  }
}

function sumAt(values: Float64Array, at: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < at.length; i++) sum += values[at[i] as number] as number; // in range: i < length
  return sum;
}
