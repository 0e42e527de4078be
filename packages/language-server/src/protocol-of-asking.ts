/** How plans are asked about, whatever the question is. Only types. */

/** Which plan is asked about, and how it is to run. All of it as typed: `{ soak: '12h' }`, `2026-11-23 09:00 in Europe/Berlin`. */
export interface PlanQuery {
  readonly uri: string;
  /** Needed where the file has several. */
  readonly plan?: string;
  readonly scenario?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly start?: string;
}

/** How long a simulation is to be; what is left out is as on the command line. */
export interface Effort {
  readonly trials?: number;
  readonly seed?: string;
}

/** What was asked for cannot be had: the plan has errors, there is none of that name … Both are sentences for the user. */
export interface Refusal {
  readonly kind: 'refused';
  readonly message: string;
  readonly hint?: string;
}

/** Where a request says that it can be cancelled or shows progress, it is by `workDoneToken` and `$/cancelRequest`. */
export interface Tracked {
  readonly workDoneToken?: string | number;
}

/** What else a study is to tell, and how sure it is to be, as the options of `rollout simulate` say it. */
export interface Depth {
  /** Which numbers of the model move the answer most. */
  readonly sensitivity?: boolean;
  /** What the evidence for the model leaves open. */
  readonly uncertain?: boolean;
  /** Half an interval over its value, at the most: 0.01. */
  readonly precision?: number;
}
