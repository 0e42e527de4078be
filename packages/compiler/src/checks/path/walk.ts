/**
 * What is known wherever a path through the plan comes: what has been deployed by then, what of it stands beside the old version, and
 * what share of each area's load it carries. Only what is sure: units and stages side by side do not see each other, and what comes
 * after several of them knows what all of them have done. Units that go one at a time see those before them: constraints may put them
 * in another order, but then another of these like blocks comes at that place.
 */
import { shareValue } from '@rollout/language';
import { type Deployed, deployedAlso, nothingDeployed } from '../../fleet/deployed.ts';
import { type ServerSet, uniteAll } from '../../fleet/server-set.ts';
import type { MachineStep, StepIndex } from '../../machine/steps.ts';
import { allRetired, type Greens, greenAlso, joinedGreens, noGreens } from '../../steps/greens.ts';
import type { PlanUnderCheck } from '../plan-under-check.ts';

export interface Known {
  /** Servers with the new version, beside the old one or in its place. */
  readonly deployed: Deployed;
  readonly greens: Greens;
  /** Of an area's load; 0 before any shift. */
  readonly shareOf: (area: number) => number;
}

export interface Visitor {
  /** A step, with what is known when it begins. */
  readonly step: (step: MachineStep, index: StepIndex, known: Known) => void;
  /** Several paths have come together: after an `each`, before a stage, or at the plan's end. */
  readonly joined: (known: Known) => void;
  readonly ended: (known: Known) => void;
}

interface Way {
  readonly deployed: Deployed;
  readonly added: readonly ServerSet[];
  readonly greens: Greens;
}

/** Visits every step once, in an order in which everything comes after what it follows; last comes what is known at the plan's end. */
export function walkPaths(plan: PlanUnderCheck, visitor: Visitor): void {
  const { machine } = plan;
  const shares = new Map<number, number>();
  /** Changes of shares since the plan's start, to be undone where the next path begins. */
  const changes: { readonly area: number; readonly before: number }[] = [];
  const shareOf = (area: number) => shares.get(area) ?? 0;
  const raise = (area: number, to: number) => {
    const before = shareOf(area);
    if (to <= before) return;
    changes.push({ area, before });
    shares.set(area, to);
  };
  /** Undoes all changes since a mark, and gives what they had come to. */
  const undo = (mark: number): Map<number, number> => {
    const reached = new Map<number, number>();
    while (changes.length > mark) {
      const change = changes.pop();
      if (change === undefined) break;
      if (!reached.has(change.area)) reached.set(change.area, shareOf(change.area));
      shares.set(change.area, change.before);
    }
    return reached;
  };
  const raiseAll = (reached: Iterable<readonly [number, number]>) => {
    for (const [area, to] of reached) raise(area, to);
  };

  const walk = (entry: StepIndex, start: Way): Way => {
    let { deployed, greens } = start;
    const added: ServerSet[] = [];
    for (let index: StepIndex | null = entry; index !== null; ) {
      const step: MachineStep | undefined = machine.steps[index];
      if (step === undefined) break;
      visitor.step(step, index, { deployed, greens, shareOf });
      switch (step.kind) {
        case 'deploy': {
          const servers = plan.selected.get(index) ?? [];
          deployed = deployedAlso(deployed, servers);
          added.push(servers);
          if (step.green) greens = greenAlso(greens, index);
          break;
        }
        case 'retire':
          greens = allRetired(greens);
          break;
        case 'pull':
          if (step.pull.lever === 'traffic') for (const area of step.pull.areas) raise(area, shareValue(step.pull.to));
          break;
        case 'each': {
          if (step.parallel.every((count) => count === 1)) {
            for (const { entry } of step.units) {
              const way = walk(entry, { deployed, added: [], greens });
              ({ deployed, greens } = way);
              for (const servers of way.added) added.push(servers);
            }
            visitor.joined({ deployed, greens, shareOf });
            break;
          }
          const mark = changes.length;
          const reached: [number, number][] = [];
          const ways = step.units.map((unit) => {
            const way = walk(unit.entry, { deployed, added: [], greens });
            for (const change of undo(mark)) reached.push(change);
            return way;
          });
          raiseAll(reached);
          const together = uniteAll(ways.flatMap((way) => way.added));
          deployed = deployedAlso(deployed, together);
          added.push(together);
          if (ways.length > 0) greens = joinedGreens(ways.map((way) => way.greens));
          visitor.joined({ deployed, greens, shareOf });
          break;
        }
        default:
          break;
      }
      index = step.next;
    }
    return { deployed, added, greens };
  };

  const ends: { readonly way: Way; readonly reached: ReadonlyMap<number, number> }[] = [];
  const begin = (before: readonly number[]): Way => {
    const known = before.flatMap((stage) => ends[stage] ?? []);
    for (const { reached } of known) raiseAll(reached);
    const [first, ...others] = known;
    return {
      deployed: others.flatMap(({ way }) => way.deployed).reduce(deployedAlso, first?.way.deployed ?? nothingDeployed),
      added: [],
      greens: known.length === 0 ? noGreens : joinedGreens(known.map(({ way }) => way.greens)),
    };
  };
  machine.stages.forEach(({ entry, after }, index) => {
    const start = begin(after);
    if (after.length > 1) visitor.joined({ ...start, shareOf });
    ends[index] = { way: walk(entry, start), reached: undo(0) };
  });
  const followed = new Set(machine.stages.flatMap(({ after }) => after));
  const last = begin(machine.stages.flatMap((_, index) => (followed.has(index) ? [] : [index])));
  visitor.joined({ ...last, shareOf });
  visitor.ended({ ...last, shareOf });
}
