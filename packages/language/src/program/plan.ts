import type { People } from './audience.ts';
import type { CalendarDate, Weekday, ZonedTime } from './calendar.ts';
import type { Amount, Constraint } from './constraint.ts';
import type { Expectation } from './expectation.ts';
import type { Level } from './level.ts';
import type { Located } from './location.ts';
import type { Distribution, Milliseconds, Probability, Share } from './quantity.ts';
import type { Place, Selector } from './selector.ts';

/** A plan with every name resolved, every default filled in and every param replaced by its value. */
export interface Plan extends Located {
  readonly name: string;
  readonly doc: string;
  /** null: it deploys nothing. */
  readonly topology: string | null;
  /** Whom its releases, its flags and bugs in user-hours are about; null: nobody in particular. */
  readonly audience: string | null;
  readonly model: string;
  /** Names of the services that it deploys; none: the one that the whole fleet runs. */
  readonly services: readonly string[];
  /** null: at its first opening in the week of Monday 2026-01-05, if what it does depends on the calendar. */
  readonly starts: ZonedTime | null;
  readonly params: readonly Param[];
  /** The plan's own; those of its topology stand there. */
  readonly constraints: readonly Constraint[];
  readonly handlers: readonly Handler[];
  readonly watches: readonly Watch[];
  readonly deadline: (Located & { readonly within: Milliseconds }) | null;
  /** How long after the plan's end exposure to an escaped bug counts. */
  readonly horizon: Milliseconds;
  /** In declared order; each after all that it names. */
  readonly stages: readonly Stage[];
  /** What must hold of it; tests, which change nothing of how it runs. */
  readonly expectations: readonly Expectation[];
}

/** A number that the command line can set. Durations are in milliseconds, percents are shares of 1. */
export interface Param extends Located {
  readonly name: string;
  readonly doc: string;
  readonly kind: 'duration' | 'percent' | 'number';
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Watch extends Located {
  readonly check: string;
}

export interface Stage extends Located {
  readonly name: string;
  readonly doc: string;
  /** Names of the stages that end before this one begins; empty: begins with the plan. */
  readonly after: readonly string[];
  readonly constraints: readonly Constraint[];
  readonly handlers: readonly Handler[];
  readonly watches: readonly Watch[];
  readonly steps: readonly Step[];
  /** It is a channel: the change waits for the next departure, is released to its ring, and then come the steps. null: it is none. */
  readonly channel: Channel | null;
}

/** A train that leaves by the calendar: at midnight of `from`, and every so many milliseconds after it (whole days: calendar days). */
export interface Channel {
  readonly ring: People;
  readonly every: Milliseconds;
  readonly from: CalendarDate;
  /** null: the plan's. */
  readonly zone: string | null;
  /** `channel beta for early-adopters departs every 4w from 2026-01-13`. */
  readonly text: string;
}

/** `text` is the sentence as written up to its block, on one line with single spaces. */
export type Step = Located & { readonly text: string; readonly doc: string } & (
    | {
        readonly kind: 'deploy';
        readonly selector: Selector;
        readonly by: Level;
        readonly parallel: readonly number[];
        readonly batch: Batch;
        /** Beside what stands, instead of in its place. */
        readonly green: boolean;
        /** null: all that the plan deploys. */
        readonly service: string | null;
      }
    | {
        readonly kind: 'each';
        readonly level: Level | 'upgradeDomain';
        readonly selector: Selector;
        readonly parallel: readonly number[];
        readonly steps: readonly Step[];
      }
    /** That many nodes at once, and the block after each. */
    | {
        readonly kind: 'ramp';
        readonly counts: readonly number[];
        readonly level: Level;
        readonly within: readonly Place[];
        readonly steps: readonly Step[];
      }
    /** Up to that share of the nodes, counting what is deployed already, and the block after each. */
    | {
        readonly kind: 'ramp-to';
        readonly shares: readonly Share[];
        readonly level: Level;
        readonly within: readonly Place[];
        readonly steps: readonly Step[];
      }
    /** `evidence`: until the new servers have seen so many requests since the stage began, too, but no longer than `atMost`. */
    | {
        readonly kind: 'wait';
        readonly takes: Distribution;
        readonly evidence: { readonly requests: number; readonly atMost: Milliseconds | null } | null;
      }
    /** Until the chance that a bug is left unseen is at most 1 − `level`. */
    | { readonly kind: 'wait-confidence'; readonly level: Probability; readonly atMost: Milliseconds }
    | { readonly kind: 'wait-next'; readonly day: Weekday; readonly minute: number; readonly zone: string | null }
    | {
        readonly kind: 'wait-every';
        readonly every: Milliseconds;
        readonly from: CalendarDate;
        readonly zone: string | null;
      }
    | { readonly kind: 'gate'; readonly check: string }
    /** New servers against as many old ones; `traffic`: the share of load that the new ones carry meanwhile. */
    | {
        readonly kind: 'gate-canary';
        readonly check: string;
        readonly lasts: Milliseconds;
        readonly traffic: Share | null;
      }
    | { readonly kind: 'approval'; readonly who: string; readonly takes: Distribution; readonly refuses: Probability }
    /** `selector` null: wherever the plan's services run. The block after each share. */
    | {
        readonly kind: 'shift';
        readonly selector: Selector | null;
        readonly shares: readonly Share[];
        readonly steps: readonly Step[];
      }
    | { readonly kind: 'retire-blue'; readonly after: Milliseconds }
    /** The flag is on for more and more; the block after each. */
    | {
        readonly kind: 'enable';
        readonly flag: string;
        readonly to: readonly People[];
        readonly steps: readonly Step[];
      }
    | { readonly kind: 'disable'; readonly flag: string }
    /** More and more people get the new version; the block after each. */
    | { readonly kind: 'release'; readonly to: readonly People[]; readonly steps: readonly Step[] }
    /** A parallel change of what services share. */
    | {
        readonly kind: 'schema';
        readonly phase: 'expand' | 'migrate' | 'contract';
        readonly service: string;
        readonly takes: Distribution;
        readonly fails: Probability;
        readonly retries: number;
      }
    | {
        readonly kind: 'run';
        readonly label: string;
        readonly takes: Distribution;
        readonly fails: Probability;
        readonly retries: number;
      }
  );

export type Batch =
  /** As large as the constraints allow. */
  | { readonly kind: 'unbounded' }
  | { readonly kind: 'count'; readonly servers: number }
  /** Of the unit's servers, rounded down but never to nothing. */
  | { readonly kind: 'share'; readonly share: Share }
  | { readonly kind: 'upgradeDomain' }
  /** A sliding window: the next server starts whenever one is done. null: as many at once as the constraints allow. */
  | { readonly kind: 'rolling'; readonly most: Amount | null };

export interface Handler extends Located {
  readonly trigger: Trigger;
  readonly action: Action;
}

export type Trigger =
  | { readonly kind: 'unhealthy' }
  | { readonly kind: 'false-alarm' }
  /** `atLeast` null: over all servers that the stage (or plan) selects; else over those tried, once so many are. */
  | { readonly kind: 'failures'; readonly over: Probability; readonly atLeast: number | null }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'timeout'; readonly after: Milliseconds }
  | { readonly kind: 'refusal' }
  | { readonly kind: 'marginal' };

export type Action =
  | { readonly kind: 'rollback' }
  | { readonly kind: 'rollback-in'; readonly takes: Distribution }
  | { readonly kind: 'rollback-stage' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'pause'; readonly takes: Distribution; readonly then: Action }
  /** A person decides: goes on with that chance. */
  | {
      readonly kind: 'ask';
      readonly who: string;
      readonly takes: Distribution;
      readonly continues: Probability;
      readonly otherwise: Action;
    }
  /** `atMost` null: as often as it takes. */
  | { readonly kind: 'retry'; readonly atMost: number | null; readonly then: Action }
  | { readonly kind: 'continue' }
  /** The change is taken off its train, what was found is mended, and it takes the next one. */
  | { readonly kind: 'next-train'; readonly atMost: number; readonly then: Action }
  /** The flag goes off, and the plan ends. */
  | { readonly kind: 'disable'; readonly flag: string };
