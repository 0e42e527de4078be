/** What a chain says, as plain data. */
import { leading } from '@rollout/language';
import { known } from '../known.ts';
import type { BugAnswer, ChainAnswer } from './answer.ts';
import { isEntangled } from './chain.ts';
import { FOUND, HIDDEN } from './program.ts';
import type { Solver } from './solver.ts';

/** Of a solver that has been solved. */
export function answerOf(solver: Solver): ChainAnswer {
  const { program, mass, exposures, weights } = solver;
  const { shape } = program.chain;
  const { terminals, hypotheses, states, finds, bugsFrom } = program;
  const outcomes = { completed: 0, 'rolled-back': 0, stopped: 0 };
  const causes = new Map<string, Writable<ChainAnswer['causes'][number]>>();
  const bugs = shape.bugs.map((): Writable<BugAnswer> & { foundIn: number[] } => ({
    present: 0,
    surfaced: 0,
    found: 0,
    escaped: 0,
    averted: 0,
    left: 0,
    out: 0,
    foundIn: Array.from({ length: shape.stages }, () => 0),
    exposure: 0,
  }));
  let anyEscapes = 0;
  let anyFound = 0;
  hypotheses.forEach((hypothesis, h) => {
    hypothesis.bugs.forEach((bug, b) => {
      const own = known(bugs[bug]);
      own.present += known(weights[h]);
      own.exposure += known(exposures[known(bugsFrom[h]) + b]);
    });
  });
  terminals.forEach(({ hypothesis, end, states: stands }, i) => {
    const chance = known(mass[states + i]);
    const { outcome, cause, stage, out } = known(shape.ends[end]);
    outcomes[outcome] += chance;
    if (outcome !== 'completed' && cause !== null && stage !== null) {
      const key = `${outcome} ${cause} ${stage}`;
      const before = causes.get(key) ?? { outcome, cause, stage, chance: 0 };
      before.chance += chance;
      causes.set(key, before);
    }
    let escapes = false;
    let isFound = false;
    known(hypotheses[hypothesis]).bugs.forEach((bug, b) => {
      const own = known(bugs[bug]);
      const isOut = known(out[bug]);
      if (stands[b] !== HIDDEN) own.surfaced += chance;
      if (isOut) own.out += chance;
      if (stands[b] === FOUND) {
        own.found += chance;
        isFound = true;
      } else if (!isOut) own.averted += chance;
      else if (outcome === 'completed') {
        own.escaped += chance;
        escapes = true;
      } else own.left += chance;
    });
    if (escapes) anyEscapes += chance;
    if (isFound) anyFound += chance;
  });
  for (const { edge, bug, stage } of finds) {
    const { foundIn } = known(bugs[bug]);
    foundIn[stage] = known(foundIn[stage]) + flowOf(solver, edge);
  }
  return {
    completed: outcomes.completed,
    rolledBack: outcomes['rolled-back'],
    stopped: outcomes.stopped,
    causes: [...causes.values()].filter(({ chance }) => chance > 0),
    bugs,
    anyEscapes,
    anyFound,
    falseAlarms: solver.falseAlarms,
    retries: solver.retries,
    stageFound: stageFound(solver),
    duration: { mean: solver.mean, sd: isEntangled(program.chain) ? null : Math.sqrt(solver.variance) },
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function flowOf(solver: Solver, edge: number): number {
  return known(solver.chance[edge]) * known(solver.mass[stateOf(solver, edge)]);
}

/** The last state whose edges begin at or before it. */
function stateOf({ program: { edgesFrom, states } }: Solver, edge: number): number {
  return leading(states, (state) => known(edgesFrom[state]) <= edge) - 1;
}

/**
 * The chance that a bug (null: any) is found in a stage, in the hypotheses that are asked about. null: any may be found, one after the other, and the
 * chain does not say how often that is one run.
 */
export function flowsOf(
  solver: Solver,
  stage: number,
  bug: number | null,
  asked: (hypothesis: number) => boolean,
): number | null {
  const { program } = solver;
  const edges = new Set<number>();
  for (const find of program.finds) {
    if (find.stage !== stage || (bug !== null && find.bug !== bug)) continue;
    edges.add(find.edge);
  }
  let sum = 0;
  for (const edge of edges) {
    const hypothesis = known(program.hypothesisOf[stateOf(solver, edge)]);
    if (!asked(hypothesis)) continue;
    const goesOn = known(program.to[edge]) < program.states;
    if (bug === null && goesOn && known(program.hypotheses[hypothesis]).bugs.length > 1) return null;
    sum += flowOf(solver, edge);
  }
  return sum;
}

function stageFound(solver: Solver): number[] | null {
  const found: number[] = [];
  for (let stage = 0; stage < solver.program.chain.shape.stages; stage++) {
    const chance = flowsOf(solver, stage, null, () => true);
    if (chance === null) return null;
    found.push(chance);
  }
  return found;
}
