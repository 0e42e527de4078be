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
  const waiting = laid.units.map((_, unit) => unit);
  if (groups.every((count) => count === 1)) return waiting.map((unit) => [unit]);
  const waves: number[][] = [];
  for (let wave = 0; waiting.length > 0; wave++) {
    const most = groups[Math.min(wave, groups.length - 1)] ?? 1;
    const running = new Running(machine, layout, laid, step.stage);
    const chosen: number[] = [];
    const passedOver: number[] = [];
    let at = 0;
    for (; at < waiting.length && chosen.length < most && passedOver.length < LOOK_AHEAD; at++) {
      const unit = waiting[at] ?? -1;
      if (running.takes(unit)) chosen.push(unit);
      else passedOver.push(unit);
    }
    // The first of a wave meets nothing that runs, so that there always is one.
    waiting.splice(0, at, ...passedOver);
    waves.push(chosen);
  }
  return waves;
}

/** What the units of a wave hold of the places that exclude each other, and of those of which only so many may be worked on. */
class Running {
  /** For each exclusion the piece that is worked on in a group. */
  private readonly pieces: readonly Map<number, number>[];
  /** For each limit of nodes at once those in which a unit runs, by their group. */
  private readonly nodes: readonly Map<number, Set<number>>[];
  private readonly units: Extract<StepLayout, { kind: 'deploy' | 'each' }>['units'];

  constructor(
    private readonly machine: Machine,
    private readonly layout: Layout,
    step: Extract<StepLayout, { kind: 'deploy' | 'each' }>,
    private readonly stage: number,
  ) {
    this.units = step.units;
    this.pieces = machine.constraints.exclusions.map(() => new Map());
    this.nodes = machine.constraints.parallel.map(() => new Map());
  }

  /** Lets the unit run too, if it may. */
  takes(unit: number): boolean {
    const own = this.units[unit];
    if (own === undefined || this.isHeld(own)) return false;
    own.exclusions.forEach((pieces, exclusion) => {
      for (const piece of pieces) {
        this.pieces[exclusion]?.set(this.layout.exclusions[exclusion]?.groupOf[piece] ?? -1, piece);
      }
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
        const other = this.pieces[exclusion]?.get(this.layout.exclusions[exclusion]?.groupOf[piece] ?? -1);
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
    const known = this.nodes[limit]?.get(group);
    if (known !== undefined) return known;
    const made = new Set<number>();
    this.nodes[limit]?.set(group, made);
    return made;
  }
}
