import type { DistributionContext } from '../distributions/distribution-context.ts';
import type { CheckedTopology } from '../topologies/checked-topology.ts';

/** Where places and selectors stand. */
export interface SelectionContext extends DistributionContext {
  /** null: the fleet is not known, which has been reported. Then places are taken as they are written. */
  readonly fleet: CheckedTopology | null;
  /** Whether `here` means something: inside `each`. */
  readonly insideEach: boolean;
  /** The path of the node of a topology in which a constraint stands; names are looked up below it. */
  readonly within: readonly string[] | null;
}
