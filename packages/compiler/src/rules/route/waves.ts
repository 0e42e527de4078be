/** Which units of a step go at once, where nothing goes wrong and all take alike long. */
import type { Layout, StepLayout } from '../../machine/layout/index.ts';
import type { Machine } from '../../machine/machine.ts';
import type { StepIndex } from '../../machine/steps.ts';

/** Units that may not start yet let so many later ones be looked at, and no more: what a wave costs does not grow with the units that wait. */
const LOOK_AHEAD = 64;

/** Indices of the step's units, wave by wave: those that may start together, once the wave before has ended. None, where it has no units. */
export function wavesOf(machine: Machine, layout: Layout, index: StepIndex): readonly (readonly number[])[] {
  const step = machine.steps[index];
  const laid = layout.steps[index];
  if (step === undefined || laid === undefined || !('units' in laid) || !('parallel' in step)) return [];
  const groups = step.parallel;
  if (groups.every((count) => count === 1)) return laid.units.map((_, unit) => [unit]);
  const waves: number[][] = [];
  /** Units that have been passed over, in order; all from `next` on have not been looked at. */
  let held: readonly number[] = [];
  let next = 0;
  while (held.length > 0 || next < laid.units.length) {
    const most = groups[Math.min(waves.length, groups.length - 1)] ?? 1;
    const running = new Running(machine, layout, laid, step.stage);
    const chosen: number[] = [];
    const passedOver: number[] = [];
    const look = (unit: number) => (chosen.length < most && running.takes(unit) ? chosen : passedOver).push(unit);
    held.forEach(look);
    while (next < laid.units.length && chosen.length < most && passedOver.length < LOOK_AHEAD) look(next++);
    // The first of a wave meets nothing that runs, so that there always is one.
    held = passedOver;
    waves.push(chosen);
  }
  return waves;
}

/** What the units of a wave hold of the places that exclude each other, and of those of which only so many may be worked on. */
class Running {
  /** For each exclusion the piece that is worked on in a group. */
  private readonly pieces = new Map<number, Map<number, number>>();
  /** For each limit of nodes at once those in which a unit runs, by their group. */
  private readonly nodes = new Map<number, Map<number, Set<number>>>();
  private readonly units: Extract<StepLayout, { kind: 'deploy' | 'each' }>['units'];

  constructor(
    private readonly machine: Machine,
    private readonly layout: Layout,
    step: Extract<StepLayout, { kind: 'deploy' | 'each' }>,
    private readonly stage: number,
  ) {
    this.units = step.units;
  }

  /** Lets the unit run too, if it may. */
  takes(unit: number): boolean {
    const own = this.units[unit];
    if (own === undefined || this.isHeld(own)) return false;
    own.exclusions.forEach((pieces, exclusion) => {
      if (pieces.length === 0) return;
      const working = ofKey(this.pieces, exclusion, () => new Map<number, number>());
      for (const piece of pieces) working.set(this.layout.exclusions[exclusion]?.groupOf[piece] ?? -1, piece);
    });
    own.parallel.forEach((nodes, limit) => {
      for (const node of nodes) this.running(limit, node).add(node);
    });
    return true;
  }

  private isHeld({ exclusions, parallel }: (typeof this.units)[number]): boolean {
    const { constraints } = this.machine;
    const binds = ({ scope }: { readonly scope: { readonly kind: string; readonly stage?: number } }) =>
      scope.kind === 'plan' || scope.stage === this.stage;
    const excluded = exclusions.some((pieces, exclusion) => {
      const own = constraints.exclusions[exclusion];
      if (own === undefined || !binds(own)) return false;
      return pieces.some((piece) => {
        const other = this.pieces.get(exclusion)?.get(this.layout.exclusions[exclusion]?.groupOf[piece] ?? -1);
        return other !== undefined && other !== piece;
      });
    });
    if (excluded) return true;
    return parallel.some((nodes, limit) => {
      const own = constraints.parallel[limit];
      if (own === undefined || !binds(own)) return false;
      return nodes.some((node) => {
        const running = this.running(limit, node);
        return !running.has(node) && running.size >= own.count;
      });
    });
  }

  private running(limit: number, node: number): Set<number> {
    const group = this.layout.parallel[limit]?.groupOf[node] ?? -1;
    const groups = ofKey(this.nodes, limit, () => new Map<number, Set<number>>());
    return ofKey(groups, group, () => new Set<number>());
  }
}

/** What a map has for a key; made, where it has nothing. */
function ofKey<T>(map: Map<number, T>, key: number, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
