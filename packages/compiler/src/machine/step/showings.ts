/** Bugs that show: by exposure, at a node that is done, or at a ring that has them. */
import { at } from '../layout/at.ts';
import { nodesOf } from '../layout/layout-of.ts';
import { dueToSurface } from './exposure.ts';
import { UNTOUCHED } from './left-to-start.ts';
import { isServed } from './out.ts';
import { hasReachedRing, isMet } from './reached.ts';
import { changeBug, type Round, unitState, update } from './round.ts';

export function showBugs(round: Round): void {
  round.state.bugs.forEach((_, bug) => {
    const due = dueToSurface(round, bug);
    if (due !== null && due <= round.at) show(round, bug, false);
  });
  finishNodes(round);
  round.state.bugs.forEach((_, bug) => {
    showAtNodes(round, bug);
  });
}

function show(round: Round, bug: number, sure: boolean): void {
  changeBug(round, bug, { shownAt: round.at, sure });
  round.log.push({ kind: 'bug-shown', at: round.at, bug });
}

function showAtNodes(round: Round, bug: number): void {
  const { there, showsAt } = at(round.state.luck.bugs, bug);
  if (!there || at(round.state.bugs, bug).shownAt !== null || !isMet(round, bug)) return;
  const { showings, nodes } = at(round.layout.bugs, bug);
  const reached = at(round.machine.numbers.bugs, bug).shows.filter((_, showing) => {
    const level = at(showings, showing);
    const ordinal = at(showsAt, showing);
    if (level < 0) return ordinal !== null && hasReachedRing(round, bug, ordinal) && isServed(round, bug);
    const inScope = at(nodes, level);
    const done = at(round.state.done, level).filter((node) => at(inScope, node) === 1).length;
    return ordinal !== null && done >= ordinal;
  });
  if (reached.length > 0)
    show(
      round,
      bug,
      reached.some(({ found }) => found),
    );
}

/** A node is done when all that one step selects there has been tried; it counts once. */
function finishNodes(round: Round): void {
  const steps = [...new Set(round.tried.map(({ step }) => step))];
  round.layout.showingLevels.forEach((level, index) => {
    const done = at(round.state.done, index);
    const now = new Set<number>();
    for (const step of steps) for (const node of nodesTried(round, step, index, level)) now.add(node);
    const added = [...now].filter((node) => !done.includes(node)).sort((a, b) => a - b);
    if (added.length > 0) update(round, { done: round.state.done.with(index, [...done, ...added]) });
  });
}

function nodesTried(round: Round, index: number, showing: number, level: Parameters<typeof nodesOf>[1]): number[] {
  const step = at(round.layout.steps, index);
  if (step.kind !== 'deploy') return [];
  const { of } = nodesOf(round.layout, level);
  const tried = new Map<number, number>();
  step.units.forEach(({ entries }, unit) => {
    const states = unitState(round, { step: index, unit }).entries;
    entries.forEach(({ cell }, entry) => {
      const node = at(of, cell);
      tried.set(node, (tried.get(node) ?? 0) + (states[entry] ?? UNTOUCHED).tried);
    });
  });
  const { nodes, servers } = at(step.done, showing);
  return nodes.filter((node, position) => tried.get(node) === at(servers, position));
}
