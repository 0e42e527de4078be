/** What a chain says, as plain data. */
import { known } from '../known.ts';
import type { BugAnswer, ChainAnswer } from './answer.ts';
import type { Solver } from './solver.ts';
import { FOUND, HIDDEN } from './program.ts';

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
    duration: { mean: solver.mean, sd: Math.sqrt(solver.variance) },
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function flowOf({ program, chance, mass }: Solver, edge: number): number {
  const { edgesFrom } = program;
  // The last state whose edges begin at or before it.
  let low = 0;
  let high = program.states - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (known(edgesFrom[middle]) <= edge) low = middle;
    else high = middle - 1;
  }
  return known(chance[edge]) * known(mass[low]);
}

/** null: two bugs may be found one after the other in one stage, and this does not say how often that is one run. */
function stageFound(solver: Solver): number[] | null {
  const { program } = solver;
  const { shape } = program.chain;
  const found = Array.from({ length: shape.stages }, () => 0);
  const edges = new Map(program.finds.map(({ edge, stage }) => [edge, stage]));
  for (const [edge, stage] of edges) {
    const to = known(program.to[edge]);
    const hypothesis = to < program.states ? program.hypotheses[known(program.hypothesisOf[to])] : undefined;
    if (hypothesis !== undefined && hypothesis.bugs.length > 1) return null;
    found[stage] = known(found[stage]) + flowOf(solver, edge);
  }
  return found;
}
