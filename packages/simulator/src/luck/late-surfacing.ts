/**
 * A luck may leave open when a bug surfaces by exposure, and say only when somebody looks whether it has by then: of use where all
 * runs are gone through, for a bug may surface at any moment, and only the looks tell moments apart.
 */
export interface LateSurfacing {
  /** Whether a bug that is there and has not shown has surfaced by now. `exposure`: as of `BugFates.surfacesAt`. */
  hasSurfaced(bug: number, exposure: number): boolean;
  /** Likewise, now that the run has ended. */
  surfacedAtEnd(bug: number, exposure: number): boolean;
}
