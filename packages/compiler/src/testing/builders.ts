/** Programs for tests, built by hand. */
import type {
  Clause,
  Filters,
  Level,
  Location,
  Model,
  Ordering,
  Place,
  Plan,
  Program,
  Selector,
  Stage,
  Step,
  Topology,
  TopologyNode,
} from '@rollout/language';

export const nowhere: Location = { path: 'plan.rollout', span: { start: 0, end: 0 } };

export function node(
  level: Level,
  name: string,
  nodes: readonly TopologyNode[] = [],
  more: Partial<TopologyNode> = {},
): TopologyNode {
  const match = /^([^[]*)(?:\[(\d+)\])?$/.exec(name);
  const labels = more.labels ?? {};
  return {
    level,
    name: match?.[1] === undefined || match[1] === '' ? level : match[1],
    doc: '',
    count: Number(match?.[2] ?? 1),
    indexed: match?.[2] !== undefined,
    servers: nodes.length === 0 ? 1 : nodes.reduce((sum, below) => sum + below.count * below.servers, 0),
    locatedIn: null,
    timezone: null,
    upgradeDomains: null,
    traffic: null,
    fails: null,
    location: nowhere,
    ...more,
    labels,
    nodes: nodes.map((below) => inherit(below, labels)),
  };
}

function inherit(below: TopologyNode, labels: TopologyNode['labels']): TopologyNode {
  return {
    ...below,
    labels: { ...labels, ...below.labels },
    nodes: below.nodes.map((deeper) => inherit(deeper, labels)),
  };
}

export function topology(...nodes: TopologyNode[]): Topology {
  const servers = nodes.reduce((sum, below) => sum + below.count * below.servers, 0);
  return { name: 'fleet', doc: '', nodes, servers, constraints: [], location: nowhere };
}

export function place(path: string): Place {
  return path === 'here'
    ? { kind: 'here', location: nowhere }
    : { kind: 'path', segments: path.split('/'), location: nowhere };
}

interface FilterOptions {
  readonly in?: string[];
  readonly each?: Level;
  readonly where?: Filters['where'];
  readonly except?: string[];
}

function filters(options: FilterOptions = {}): Filters {
  return {
    within:
      options.in !== undefined
        ? { kind: 'places', places: options.in.map(place) }
        : options.each !== undefined
          ? { kind: 'each', level: options.each }
          : { kind: 'anywhere' },
    where: options.where ?? null,
    except: (options.except ?? []).map(place),
  };
}

export const at = (path: string, options?: FilterOptions): Clause => ({
  kind: 'place',
  place: place(path),
  ...filters(options),
  location: nowhere,
});
export const count = (n: number, level: Level, options?: FilterOptions): Clause => ({
  kind: 'count',
  count: n,
  level,
  ...filters(options),
  location: nowhere,
});
export const percent = (n: number, level: Level, options?: FilterOptions): Clause => ({
  kind: 'share',
  share: { digits: n, scale: 2 },
  level,
  ...filters(options),
  location: nowhere,
});
export const all = (level: Level | null = null, options?: FilterOptions): Clause => ({
  kind: 'all',
  level,
  ...filters(options),
  location: nowhere,
});
export const remaining = (level: Level | null = null, options?: FilterOptions): Clause => ({
  kind: 'remaining',
  level,
  ...filters(options),
  location: nowhere,
});

export function selector(clauses: Clause | Clause[], ordering: Ordering = { kind: 'declared' }): Selector {
  return { clauses: Array.isArray(clauses) ? clauses : [clauses], ordering, location: nowhere };
}

const written = (text: string) => ({ text, doc: '', location: nowhere });

export function deploy(clauses: Clause | Clause[], more: Partial<Extract<Step, { kind: 'deploy' }>> = {}): Step {
  return {
    ...written('deploy'),
    kind: 'deploy',
    selector: selector(clauses),
    by: 'cluster',
    parallel: [1],
    batch: { kind: 'unbounded' },
    ...more,
  };
}

export function each(level: Level | 'upgradeDomain', clauses: Clause | Clause[], steps: Step[], parallel = [1]): Step {
  return { ...written('each'), kind: 'each', level, selector: selector(clauses), parallel, steps };
}

export const wait = (ms: number): Step => ({ ...written('wait'), kind: 'wait', takes: { kind: 'fixed', value: ms } });

export function stage(name: string, steps: Step[], more: Partial<Stage> = {}): Stage {
  return { name, doc: '', after: [], constraints: [], handlers: [], watches: [], steps, location: nowhere, ...more };
}

export const quick: Model = {
  name: 'quick',
  doc: '',
  deploy: { takes: { kind: 'fixed', value: 60_000 }, per: 'server', fails: [], failedTakes: null, retries: 0 },
  rollback: { takes: { kind: 'fixed', value: 60_000 }, per: 'server', fails: 0 },
  repair: null,
  bugs: [],
  atMostOne: [],
  checks: [],
  outages: [],
  location: nowhere,
};

export function program(fleet: Topology, stages: Stage[], more: Partial<Plan> = {}): Program {
  const plan: Plan = {
    name: 'plan',
    doc: '',
    topology: fleet.name,
    model: 'quick',
    params: [],
    constraints: [],
    handlers: [],
    watches: [],
    deadline: null,
    horizon: 0,
    stages,
    location: nowhere,
    ...more,
  };
  return { plans: [plan], topologies: [fleet], models: [quick] };
}
