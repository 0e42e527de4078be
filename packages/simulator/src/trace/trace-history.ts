/**
 * What a run comes to over time. Each entry holds from its time to that of the next; two of one time tell what was so for no time (the extreme) and
 * what came of it. No list has more than `MOST_CHANGES` entries: a longer one is thinned, and then its entries are those before and after which the most
 * happens, with all the extremes of each stretch.
 */
export interface TraceBugChange {
  readonly at: number;
  /** In the bug's unit; it grows by `rate` an hour until the next entry (in a thinned history: in the mean). */
  readonly exposure: number;
  readonly rate: number;
  /** So many have it: servers, and users (of an audience, in the mean over what servers they are served by). */
  readonly servers: number;
  readonly users: number;
}

export interface TraceLoadChange {
  readonly at: number;
  /** What the service's up servers carry where that is the most, in ordinary loads. null: nothing is up that could carry it. */
  readonly load: number | null;
  /** Where; null: there is nothing to carry. */
  readonly group: string | null;
}

/** Servers of the fleet on the new version, up or not, and of batches that have ended so far those that have been tried, and those of them that stayed failed. */
export interface TraceProgress {
  readonly at: number;
  readonly onNew: number;
  readonly tried: number;
  readonly failed: number;
}

/** What one sample of a check's metric reads in the mean, by the model, from each of these times on. */
export interface TraceMetric {
  readonly check: string;
  readonly metric: string;
  readonly bad: 'higher' | 'lower' | 'different';
  /** null: it is compared with a baseline. */
  readonly threshold: number | null;
  /** While nothing is wrong. */
  readonly healthy: number;
  /** It begins with what it reads at time 0. */
  readonly history: readonly { readonly at: number; readonly mean: number }[];
}

/** What share of an area's traffic the new version carries. */
export interface TraceTraffic {
  readonly area: string;
  readonly history: readonly { readonly at: number; readonly share: number }[];
}

/** To how many users of the audience it is released, or for how many a flag is on. */
export interface TracePeople {
  /** null: of the release. */
  readonly flag: string | null;
  readonly history: readonly { readonly at: number; readonly users: number }[];
}
