/** Small machines by hand, for tests: everything that is not told is as harmless as can be. */
import type { Level, ZonedTime } from '@rollout/language';
import type { Constraints } from '../constraints.ts';
import type { FleetNode } from '../fleet.ts';
import type { Machine } from '../machine.ts';
import type { MachineBug, MachineCheck, Numbers } from '../numbers.ts';
import type { MachineAudience } from '../people.ts';
import type { Area, MachineService } from '../services.ts';
import type { Handlers, MachineStage, MachineStep } from '../steps.ts';
import { fixed, rollback, type StepPlan, stop } from './build-steps.ts';

export * from './build-constraints.ts';
export * from './build-steps.ts';

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

export interface StagePlan {
  readonly name?: string;
  /** Numbers of stages; not given: after the stage before. */
  readonly after?: readonly number[];
  readonly steps: readonly StepPlan[];
  readonly handlers?: Partial<Handlers>;
  /** It is a channel: its steps begin with `departing`. */
  readonly isChannel?: boolean;
}

export interface MachinePlan {
  readonly fleet: readonly FleetNode[];
  readonly stages: readonly StagePlan[];
  readonly constraints?: Partial<Constraints>;
  readonly numbers?: Partial<Numbers>;
  readonly watches?: Machine['watches'];
  readonly timeout?: Machine['timeout'];
  readonly horizon?: number;
  readonly services?: readonly MachineService[];
  readonly areas?: readonly Area[];
  readonly start?: ZonedTime;
  readonly landing?: number;
  readonly audience?: Machine['audience'];
  /** Their names. */
  readonly flags?: readonly string[];
}

const DEFAULTS: Handlers = {
  unhealthy: rollback,
  falseAlarm: null,
  failures: null,
  blocked: stop,
  refusal: stop,
  marginal: null,
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
        case 'clock':
        case 'gate':
          steps.push({ ...common, ...step, retryFrom });
          break;
        case 'confidence':
          steps.push({ ...common, ...step, gate: index + step.gate, retryFrom });
          break;
        case 'approval':
          steps.push({ ...common, ...step, who: 'someone', refuses: 0, retryFrom });
          break;
        case 'pull':
          steps.push({ ...common, ...step });
          retryFrom = null;
          break;
        case 'schema':
          steps.push({ ...common, ...step, service: 'service' });
          retryFrom = null;
          break;
        case 'retire':
          steps.push({ ...common, ...step });
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
    const entry = block(index, name, name, stage.steps);
    return {
      name,
      after: stage.after ?? (index === 0 ? [] : [index - 1]),
      entry,
      handlers: { ...DEFAULTS, ...stage.handlers },
      train: stage.isChannel ? { departure: entry, ring: 'ring' } : null,
    };
  });
  return {
    schemaVersion: 1,
    plan: 'test',
    scenario: null,
    params: {},
    fleet: { name: 'fleet', servers: serversOf(plan.fleet), nodes: plan.fleet },
    services: plan.services ?? [],
    areas: plan.areas ?? [],
    audience: plan.audience ?? null,
    flags: (plan.flags ?? []).map((name) => ({ name })),
    start: plan.start ?? null,
    landing: plan.landing ?? 0,
    zone: 'UTC',
    constraints: {
      down: [],
      surge: [],
      exclusions: [],
      orderings: [],
      parallel: [],
      rates: [],
      windows: [],
      freezes: [],
      ...plan.constraints,
    },
    stages,
    steps,
    watches: plan.watches ?? [],
    timeout: plan.timeout ?? null,
    deadline: null,
    horizon: plan.horizon ?? 0,
    expectations: [],
    numbers: {
      deploy: { takes: fixed(60_000), per: 'server', fails: [], failedTakes: null, retries: 0, readyAfter: 0 },
      switch: { takes: fixed(60_000) },
      flag: { takes: fixed(60_000) },
      release: { takes: fixed(60_000) },
      fastTrack: 0,
      rollback: { takes: fixed(60_000), per: 'server', fails: 0 },
      repair: null,
      bugs: [],
      atMostOne: [],
      checks: [check()],
      outages: [],
      incidents: [],
      ...plan.numbers,
    },
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing');
  return value;
}

export function bug(more: Partial<MachineBug> = {}): MachineBug {
  return {
    name: 'bug',
    present: 1,
    believed: more.present === undefined ? 1 : more.present,
    surfaces: null,
    unit: 'server-hours',
    shows: [],
    scope: null,
    behind: null,
    downs: null,
    ...more,
  };
}

/** Rings by where they end; so many users are all of them. */
export function audience(users: number, ...ends: readonly number[]): MachineAudience {
  const rings = [...ends, users].map((end, index) => ({ name: `ring-${index + 1}`, users: end }));
  return { name: 'users', users, rings };
}

/** Sees everything, at once, and never cries wolf; so many bugs. */
export function check(bugs = 1, takes = 0): MachineCheck {
  return {
    name: 'health',
    blind: 0,
    gate: { detects: Array(bugs).fill(1), falseAlarm: 0, takes: fixed(takes) },
    watch: { detects: Array(bugs).fill(1), after: Array(bugs).fill(fixed(0)), falseAlarm: { probability: 0, per: 1 } },
    health: null,
  };
}

/** One service on these servers, of which nothing is known but what is told. */
export function service(from: number, to: number, more: Partial<MachineService> = {}): MachineService {
  return { name: 'service', servers: [{ from, to }], load: null, headroom: null, per: null, ...more };
}

/** So many requests a second, whatever the hour unless told. */
export function load(
  requestsPerSecond: number,
  factors: readonly number[] | null = null,
): NonNullable<MachineService['load']> {
  return { requestsPerSecond, profile: factors === null ? null : { factors, zone: 'UTC' } };
}

/** That a shift moves, of the first service if there is one. */
export function area(from: number, to: number, more: Partial<Area> = {}): Area {
  return { name: 'area', service: 0, servers: [{ from, to }], shifted: true, ...more };
}
