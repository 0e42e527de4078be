/** Where what a machine holds was written. A machine itself refers to no text. */
import type { Located, Location } from '@rollout/language';
import type { ConstraintSources } from '../constraints/resolve.ts';

/** Lists run parallel to those of the machine. */
export interface Sources {
  readonly plan: Location;
  readonly topology: Location;
  readonly steps: readonly Location[];
  readonly stages: readonly Location[];
  /** null: the plan has none. */
  readonly deadline: Location | null;
  readonly services: readonly Location[];
  readonly constraints: { readonly [K in keyof ConstraintSources]: readonly Location[] };
  readonly expectations: readonly Location[];
}

/** `watched`: of the limits after all others, which expectations ask for. */
export function constraintLocations(sources: ConstraintSources, watched: readonly Location[]): Sources['constraints'] {
  const places = (constraints: readonly Located[]) => constraints.map((constraint) => constraint.location);
  return {
    down: [...places(sources.down), ...watched],
    surge: places(sources.surge),
    exclusions: places(sources.exclusions),
    orderings: places(sources.orderings),
    parallel: places(sources.parallel),
    rates: places(sources.rates),
    windows: places(sources.windows),
    freezes: places(sources.freezes),
  };
}
