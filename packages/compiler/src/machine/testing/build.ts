/** Small machines by hand, for tests: everything that is not told is as harmless as can be. */
import type { Action, Batch, Distribution, Level } from '@rollout/language';
import type { Constraints, DownLimit, Exclusion, Ordering, ParallelLimit, RateLimit } from '../constraints.ts';
import type { FleetNode, ServerRange } from '../fleet.ts';
import type { Machine } from '../machine.ts';
import type { MachineBug, MachineCheck, Numbers } from '../numbers.ts';
import type { Handlers, MachineStage, MachineStep } from '../steps.ts';

export const fixed = (value: number): Distribution => ({ kind: 'fixed', value });

/** `node('cluster', 'web[4]', …)`: four alike nodes; without brackets one. */
export function node(
  level: Level,
  text: string,
  nodes: readonly FleetNode[] = [],
  more: Partial<FleetNode> = {},
): FleetNode {
  const [, name = text, count] = /^(.*)\[(\d+)\]$/.exec(text) ?? [];
  return {
    level,
    name,
    count: Number(count ?? 1),
    indexed: count !== undefined,
    servers: Math.max(1, serversOf(nodes)),
    upgradeDomains: null,
    labels: {},
    load: nodes.length === 0 ? 1 : null,
    fails: null,
    timezone: null,
    nodes,
    ...more,
  };
}

/** A cluster of so many servers. */
export function cluster(text: string, servers: number, more: Partial<FleetNode> = {}): FleetNode {
  return node('cluster', text, [node('server', `server[${servers}]`)], more);
}

function serversOf(nodes: readonly FleetNode[]): number {
  return nodes.reduce((sum, child) => sum + child.count * child.servers, 0);
}

export type StepPlan =
  | {
      readonly kind: 'deploy';
      readonly select: readonly ServerRange[];
      readonly by: Level;
      readonly parallel: readonly number[];
      readonly batch: Batch;
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
  | { readonly kind: 'wait'; readonly takes: Distribution }
  | { readonly kind: 'gate'; readonly check: number }
  | { readonly kind: 'act'; readonly takes: Distribution; readonly fails: number; readonly retries: number };

/** `deploy(0, 8)`: the servers from 0 up to 8, cluster by cluster, one after another, each whole at once. */
export function deploy(from: number, to: number, more: Partial<Extract<StepPlan, { kind: 'deploy' }>> = {}): StepPlan {
  return {
    kind: 'deploy',
    select: [{ from, to }],
    by: 'cluster',
    parallel: [1],
    batch: { kind: 'unbounded' },
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

export const wait = (milliseconds: number): StepPlan => ({ kind: 'wait', takes: fixed(milliseconds) });
export const gate = (check = 0): StepPlan => ({ kind: 'gate', check });
export const act = (milliseconds: number): StepPlan => ({
  kind: 'act',
  takes: fixed(milliseconds),
  fails: 0,
  retries: 0,
});

export interface StagePlan {
  readonly name?: string;
  /** Numbers of stages; not given: after the stage before. */
  readonly after?: readonly number[];
  readonly steps: readonly StepPlan[];
  readonly handlers?: Partial<Handlers>;
}

export interface MachinePlan {
  readonly fleet: readonly FleetNode[];
  readonly stages: readonly StagePlan[];
  readonly constraints?: Partial<Constraints>;
  readonly numbers?: Partial<Numbers>;
  readonly watches?: Machine['watches'];
  readonly timeout?: Machine['timeout'];
  readonly horizon?: number;
}

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

export const DEFAULTS: Handlers = {
  unhealthy: rollback,
  falseAlarm: null,
  failures: null,
  blocked: stop,
  timeout: null,
};

export function machineOf(plan: MachinePlan): Machine {
  const steps: MachineStep[] = [];
  const block = (stage: number, prefix: string, source: string, plans: readonly StepPlan[]): number => {
    const entry = steps.length;
    let previous: number | null = null;
    let retryFrom: number | null = null;
    plans.forEach((step, position) => {
      const index = steps.length;
      if (previous !== null) steps[previous] = { ...present(steps[previous]), next: index };
      previous = index;
      const common = {
        name: `${prefix}/${position + 1}`,
        source: `${source}/${position + 1}`,
        text: step.kind,
        stage,
        next: null,
      };
      retryFrom ??= index;
      switch (step.kind) {
        case 'deploy':
          steps.push({ ...common, ...step });
          retryFrom = null;
          break;
        case 'each': {
          steps.push({ ...common, ...step, units: [] });
          const units = step.units.map((unit) => ({
            name: unit.name,
            select: unit.select,
            entry: block(stage, `${common.name}[${unit.name}]`, common.source, unit.steps),
          }));
          steps[index] = { ...common, ...step, units };
          retryFrom = null;
          break;
        }
        case 'wait':
        case 'gate':
          steps.push({ ...common, ...step, retryFrom });
          break;
        case 'act':
          steps.push({ ...common, ...step, label: 'act' });
          break;
      }
    });
    return entry;
  };
  const stages = plan.stages.map((stage, index): MachineStage => {
    const name = stage.name ?? `stage-${index + 1}`;
    return {
      name,
      after: stage.after ?? (index === 0 ? [] : [index - 1]),
      entry: block(index, name, name, stage.steps),
      handlers: { ...DEFAULTS, ...stage.handlers },
    };
  });
  return {
    schemaVersion: 1,
    plan: 'test',
    params: {},
    fleet: { name: 'fleet', servers: serversOf(plan.fleet), nodes: plan.fleet },
    constraints: { down: [], exclusions: [], orderings: [], parallel: [], rates: [], ...plan.constraints },
    stages,
    steps,
    watches: plan.watches ?? [],
    timeout: plan.timeout ?? null,
    deadline: null,
    horizon: plan.horizon ?? 0,
    numbers: {
      deploy: { takes: fixed(60_000), per: 'server', fails: [], failedTakes: null, retries: 0 },
      rollback: { takes: fixed(60_000), per: 'server', fails: 0 },
      repair: null,
      bugs: [],
      atMostOne: [],
      checks: [check()],
      outages: [],
      ...plan.numbers,
    },
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing');
  return value;
}

export function bug(more: Partial<MachineBug> = {}): MachineBug {
  return { name: 'bug', present: 1, surfaces: null, shows: [], scope: null, downs: null, ...more };
}

/** Sees everything, at once, and never cries wolf; so many bugs. */
export function check(bugs = 1, takes = 0): MachineCheck {
  return {
    name: 'health',
    blind: 0,
    gate: { detects: Array(bugs).fill(1), falseAlarm: 0, takes: fixed(takes) },
    watch: { detects: Array(bugs).fill(1), after: Array(bugs).fill(fixed(0)), falseAlarm: { probability: 0, per: 1 } },
  };
}

const whole = { text: '', scope: { kind: 'plan' }, within: null } as const;

export function maxDown(forward: number, more: Partial<DownLimit> = {}): DownLimit {
  return { ...whole, counts: 'server', per: null, bounds: [{ class: -1, forward, rollback: forward }], ...more };
}

/** So many in each node of a class. */
export function maxDownPer(per: Level, index: number, forward: number, more: Partial<DownLimit> = {}): DownLimit {
  return maxDown(forward, { per, bounds: [{ class: index, forward, rollback: forward }], ...more });
}

export function exclusive(level: Level, per: Level | null = null, apart = 0): Exclusion {
  return { ...whole, sets: { kind: 'level', level, per }, apart };
}

export function exclusiveSets(sets: readonly (readonly [number, number])[], apart = 0): Exclusion {
  const named = sets.map(([from, to]) => ({ name: `${from}`, servers: [{ from, to }] }));
  return { ...whole, sets: { kind: 'ranges', sets: named }, apart };
}

export function order(sets: readonly (readonly ServerRange[])[], per: Level | null = null): Ordering {
  return { ...whole, sets: sets.map((servers, index) => ({ name: `${index}`, servers })), per };
}

export function maxParallel(count: number, level: Level, per: Level | null = null): ParallelLimit {
  return { ...whole, count, level, per };
}

export function maxRate(servers: number, period: number): RateLimit {
  return { ...whole, servers, period };
}
