/** Steps and actions for machines by hand. */
import type { Action, Batch, Distribution, Level } from '@rollout/language';
import type { ServerRange } from '../fleet.ts';
import type { ClockStep, GateStep, Pull, SchemaStep, WaitStep } from '../steps.ts';

export const fixed = (value: number): Distribution => ({ kind: 'fixed', value });

export const rollback: Action = { kind: 'rollback' };
export const stop: Action = { kind: 'stop' };
export const goOn: Action = { kind: 'continue' };
export const pause = (milliseconds: number, then: Action): Action => ({
  kind: 'pause',
  takes: fixed(milliseconds),
  then,
});
export const retry = (atMost: number | null = null, then: Action = rollback): Action => ({
  kind: 'retry',
  atMost,
  then,
});

export const nextTrain = (atMost = 3, then: Action = stop): Action => ({ kind: 'next-train', atMost, then });

export const ask = (milliseconds: number, otherwise: Action = rollback, continues = 0.5): Action => ({
  kind: 'ask',
  who: 'someone',
  takes: fixed(milliseconds),
  continues,
  otherwise,
});

export type StepPlan =
  | {
      readonly kind: 'deploy';
      readonly select: readonly ServerRange[];
      readonly by: Level;
      readonly parallel: readonly number[];
      readonly batch: Batch;
      readonly green: boolean;
    }
  | {
      readonly kind: 'each';
      readonly level: Level | 'upgradeDomain';
      readonly units: readonly {
        readonly name: string;
        readonly select: readonly ServerRange[];
        readonly steps: readonly StepPlan[];
      }[];
      readonly parallel: readonly number[];
    }
  | { readonly kind: 'wait'; readonly takes: Distribution; readonly evidence: WaitStep['evidence'] }
  | { readonly kind: 'clock'; readonly until: ClockStep['until'] }
  /** `gate`: so many steps further on in its block. */
  | {
      readonly kind: 'confidence';
      readonly level: number;
      readonly atMost: number;
      readonly gate: number;
      readonly bugs: readonly number[];
    }
  | { readonly kind: 'gate'; readonly check: number; readonly canary: GateStep['canary'] }
  | { readonly kind: 'approval'; readonly takes: Distribution }
  | { readonly kind: 'pull'; readonly pull: Pull }
  /** `deploys`: their numbers among the machine's steps. */
  | { readonly kind: 'retire'; readonly deploys: readonly number[]; readonly after: number }
  | { readonly kind: 'act'; readonly takes: Distribution; readonly fails: number; readonly retries: number }
  | {
      readonly kind: 'schema';
      readonly phase: SchemaStep['phase'];
      readonly takes: Distribution;
      readonly fails: number;
      readonly retries: number;
    };

/** `deploy(0, 8)`: the servers from 0 up to 8, cluster by cluster, one after another, each whole at once. */
export function deploy(from: number, to: number, more: Partial<Extract<StepPlan, { kind: 'deploy' }>> = {}): StepPlan {
  return {
    kind: 'deploy',
    select: [{ from, to }],
    by: 'cluster',
    parallel: [1],
    batch: { kind: 'unbounded' },
    green: false,
    ...more,
  };
}

/** A block for each range; `steps` is given the range as `here`. */
export function each(
  level: Level | 'upgradeDomain',
  ranges: readonly (readonly [from: number, to: number])[],
  steps: (from: number, to: number) => readonly StepPlan[],
  parallel: readonly number[] = [1],
): StepPlan {
  const units = ranges.map(([from, to]) => ({ name: `${from}-${to}`, select: [{ from, to }], steps: steps(from, to) }));
  return { kind: 'each', level, units, parallel };
}

export const wait = (milliseconds: number): StepPlan => ({ kind: 'wait', takes: fixed(milliseconds), evidence: null });
/** `wait D and N requests at most M`. */
export const waitFor = (milliseconds: number, requests: number, atMost: number | null = null): StepPlan => ({
  kind: 'wait',
  takes: fixed(milliseconds),
  evidence: { requests, atMost },
});
export const gate = (check = 0): StepPlan => ({ kind: 'gate', check, canary: null });
/** Looks at so many percent of the areas' traffic meanwhile; null: at what it has. */
export const canary = (lasts: number, percent: number | null, areas: readonly number[] = [0]): StepPlan => ({
  kind: 'gate',
  check: 0,
  canary: { lasts, traffic: percent === null ? null : { areas, share: { digits: percent, scale: 2 } } },
});
export const approval = (milliseconds: number): StepPlan => ({ kind: 'approval', takes: fixed(milliseconds) });
/** To so many percent. */
export const shift = (percent: number, areas: readonly number[] = [0]): StepPlan => ({
  kind: 'pull',
  pull: { lever: 'traffic', areas, to: { digits: percent, scale: 2 } },
});
/** To so many users. */
export const release = (users: number): StepPlan => ({ kind: 'pull', pull: { lever: 'release', users } });
/** For so many users. */
export const enable = (users: number, flag = 0): StepPlan => ({ kind: 'pull', pull: { lever: 'flag', flag, users } });
export const disable = (flag = 0): StepPlan => enable(0, flag);
/** A channel's first steps: its train leaves every so many milliseconds from a date on (Monday 2026-01-05 unless told), and releases to so many users. */
export const departing = (every: number, users: number, from = '2026-01-05'): readonly StepPlan[] => [
  { kind: 'clock', until: { kind: 'train', every, from, zone: 'UTC' } },
  release(users),
];
export const schema = (phase: SchemaStep['phase'], milliseconds: number): StepPlan => ({
  kind: 'schema',
  phase,
  takes: fixed(milliseconds),
  fails: 0,
  retries: 0,
});
export const retire = (deploys: readonly number[], after = 0): StepPlan => ({ kind: 'retire', deploys, after });
export const rolling = (most: number | null = null): Batch => ({
  kind: 'rolling',
  most: most === null ? null : { kind: 'count', count: most, level: 'server' },
});
export const act = (milliseconds: number): StepPlan => ({
  kind: 'act',
  takes: fixed(milliseconds),
  fails: 0,
  retries: 0,
});
