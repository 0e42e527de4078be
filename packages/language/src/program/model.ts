import type { Evidence } from './evidence.ts';
import type { Level } from './level.ts';
import type { Located } from './location.ts';
import type { Distribution, Milliseconds, Probability, Share } from './quantity.ts';
import type { Condition } from './selector.ts';

/** The numbers of a plan, `extends` applied and defaults filled in. */
export interface Model extends Located {
  readonly name: string;
  readonly doc: string;
  readonly deploy: {
    /** One attempt's time (default: fixed 0). */
    readonly takes: Distribution;
    /** The level of one attempt: below it nothing is simulated. */
    readonly per: Level;
    /** Independent causes of a failed attempt, at most one a level. */
    readonly fails: readonly { readonly per: Level; readonly probability: Probability }[];
    /** How long a failed attempt takes; null: as long as any. */
    readonly failedTakes: Distribution | null;
    /** Attempts after the first. */
    readonly retries: number;
    /** From the end of an attempt that did not fail until the server counts as up. */
    readonly readyAfter: Milliseconds;
  };
  /** Shifting traffic once, switching flags once, releasing once: forward or back. Default: fixed 0. */
  readonly switch: { readonly takes: Distribution };
  readonly flag: { readonly takes: Distribution };
  readonly release: { readonly takes: Distribution };
  /** Chance that a change waits for no train. Default: 0. */
  readonly fastTrack: Probability;
  /** How metrics read while nothing is wrong, one sample at a time. */
  readonly readings: readonly { readonly metric: string; readonly is: Distribution }[];
  /** Default: as deploying, never failing. */
  readonly rollback: { readonly takes: Distribution; readonly per: Level; readonly fails: Probability };
  readonly repair: { readonly takes: Distribution; readonly per: Level } | null;
  readonly bugs: readonly Bug[];
  /** Names of bugs that exclude each other, one list for each `at most one`. */
  readonly atMostOne: readonly (readonly string[])[];
  readonly checks: readonly Check[];
  readonly outages: readonly Outage[];
  /** What its numbers were estimated from; missing where it says of none. */
  readonly evidence?: readonly Evidence[];
}

export interface Bug extends Located {
  readonly name: string;
  readonly doc: string;
  /** null: there is no `present`: with `surfaces` always there, with `shows` or `found` there when it would show were all deployed. */
  readonly present: Probability | null;
  /** The amount of exposure, in its unit, at which it shows. */
  readonly surfaces: Distribution | null;
  readonly unit: ExposureUnit;
  /** How a metric reads once it has shown. */
  readonly moves: readonly { readonly metric: string; readonly to: Distribution }[];
  readonly shows: readonly Showing[];
  readonly where: Condition | null;
  /** Name of a flag: it is met only by those for whom that is on. */
  readonly behind: string | null;
  /** Share of the servers with the bug that it takes down once it has shown. */
  readonly downs: Share | null;
}

export type ExposureUnit = 'server-hours' | 'requests' | 'user-hours';

/** With chance `probability` when the k-th node of `level` in the bug's scope (the k-th ring of the audience) is done, for each k in `from..to`. */
export interface Showing {
  readonly probability: Probability;
  readonly level: Level | 'ring';
  readonly from: number;
  readonly to: number;
  /** `found`: seen for sure at the next gate or the stage's end. */
  readonly found: boolean;
}

/**
 * What is known of a check, at gates and while it watches. One that is declared by its metrics has a health of its name
 * in the program; if each metric of that has a reading in the model, its gates go by samples: these numbers then hold
 * only for bugs that move none of its metrics (`detects` 0 unless told), and `falseAlarm` says nothing.
 */
export interface Check {
  readonly name: string;
  /** Chance that gates and watches of this check cannot see a bug at all, drawn once a bug. */
  readonly blind: Probability;
  readonly gate: {
    readonly detects: Probability;
    readonly detectsBug: Readonly<Record<string, Probability>>;
    readonly falseAlarm: Probability;
    readonly takes: Distribution;
  };
  readonly watch: {
    readonly detects: Probability;
    readonly detectsBug: Readonly<Record<string, Probability>>;
    readonly after: Distribution;
    readonly afterBug: Readonly<Record<string, Distribution>>;
    /** Chance of at least one false alarm in `per`. */
    readonly falseAlarm: { readonly probability: Probability; readonly per: Milliseconds };
  };
}

/** Chance of at least one outage in `per`, of each node of the level. */
export interface Outage extends Located {
  readonly level: Level;
  readonly probability: Probability;
  readonly per: Milliseconds;
  readonly lasts: Distribution;
}
