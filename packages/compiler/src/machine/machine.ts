import type { Action, ZonedTime } from '@rollout/language';
import type { Constraints } from './constraints.ts';
import type { MachineExpectation } from './expectation.ts';
import type { Fleet } from './fleet.ts';
import type { Numbers } from './numbers.ts';
import type { MachineAudience, MachineFlag } from './people.ts';
import type { Area, MachineService } from './services.ts';
import type { MachineStage, MachineStep } from './steps.ts';

/**
 * The executable state machine of one plan: plain JSON data, the same bytes for the same source, whatever its layout on
 * the page. Everything in it is an index, a number or a name; nothing refers to the text. What it means is `step`.
 */
export interface Machine {
  readonly schemaVersion: 1;
  readonly plan: string;
  /** Under which it runs; null: as written. */
  readonly scenario: string | null;
  /** Values of the plan's params, durations in milliseconds, percents as shares of 1. */
  readonly params: Readonly<
    Record<string, { readonly kind: 'duration' | 'percent' | 'number'; readonly value: number }>
  >;
  readonly fleet: Fleet;
  /** What the plan deploys; none: the one service of the whole fleet, of which neither load nor headroom is known. */
  readonly services: readonly MachineService[];
  readonly areas: readonly Area[];
  /** Whom the plan's releases and flags, and its bugs in user-hours, are about. */
  readonly audience: MachineAudience | null;
  /** Those that its steps switch or its bugs are behind. */
  readonly flags: readonly MachineFlag[];
  /**
   * When it starts. null: nobody has said, and it matters only if something in the machine depends on the calendar; then it starts at its
   * first opening in the week of Monday 2026-01-05, or may land from the first Monday on from which every train runs.
   */
  readonly start: ZonedTime | null;
  /** Milliseconds: a change lands at any of the moments from the start up to this much later, each as likely, and its run begins then. 0: at the start. */
  readonly landing: number;
  /** Where no other is named. */
  readonly zone: string;
  readonly constraints: Constraints;
  readonly stages: readonly MachineStage[];
  readonly steps: readonly MachineStep[];
  /** On while the plan or one stage of it runs. `check` is an index into the model's checks. */
  readonly watches: readonly { readonly check: number; readonly stage: number | null }[];
  /** The plan's own timeout. */
  readonly timeout: { readonly after: number; readonly action: Action } | null;
  /** Milliseconds. */
  readonly deadline: number | null;
  readonly horizon: number;
  readonly numbers: Numbers;
  readonly expectations: readonly MachineExpectation[];
}
