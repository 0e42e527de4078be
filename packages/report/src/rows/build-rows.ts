import { isTurn, type Machine } from '@rollout/compiler';
import type { Trace, TraceBatch, TraceEvent, TraceStep, TraceUnit } from '@rollout/simulator';
import { blockPrefix, possibleBlocks } from './blocks.ts';
import { type HeldDeploys, heldDeploys } from './held-deploys.ts';
import type { Fill, Filled, Marked, Point, Row, Work } from './row.ts';

interface Context {
  readonly trace: Trace;
  /** When waits, gates and the like that had not ended by themselves were dropped: when the plan turned, or ended. */
  readonly turned: number;
  /** When work that goes on to its own end had ended at the latest: when going back began, or the plan ended. */
  readonly over: number;
  /** What each step counts its units in, by the step's name. */
  readonly levels: ReadonlyMap<string, string>;
  readonly verdicts: ReadonlyMap<string, readonly Marked[]>;
  readonly held: HeldDeploys;
}

/** Stages, in them the units of their `each` blocks, in those the units that they deploy: who went when. */
export function buildRows(trace: Trace, machine: Machine): readonly Row[] {
  const over = trace.events.find(({ kind }) => kind === 'rollback-started')?.at ?? trace.duration;
  const turned = trace.events.find((event) => event.kind === 'raised' && isTurn(event.action))?.at ?? over;
  const context: Context = {
    trace,
    turned,
    over,
    levels: levelsOf(machine),
    verdicts: verdictsOf(trace),
    held: heldDeploys(trace, machine, turned),
  };
  return trace.stages.map((stage) => {
    const steps = trace.steps.filter((step) => step.stage === stage.name);
    const row = blockRow(context, stage.name, steps, [], true);
    const pauses = pausesOf(trace, stage.name, turned);
    const trains = trainsOf(trace, stage.name);
    return { ...row, filled: [...row.filled, ...pauses], marked: [...row.marked, ...trains] };
  });
}

function levelsOf({ steps }: Machine): Map<string, string> {
  const word = (level: string): string => (level === 'upgradeDomain' ? 'upgrade domain' : level);
  return new Map(
    steps.flatMap((step): [string, string][] => {
      if (step.kind === 'deploy') return [[step.name, word(step.by)]];
      return step.kind === 'each' ? [[step.name, word(step.level)]] : [];
    }),
  );
}

function verdictsOf({ events }: Trace): Map<string, Marked[]> {
  const verdicts = new Map<string, Marked[]>();
  for (const event of events) {
    const told = pointOf(event);
    if (told === null) continue;
    const own = verdicts.get(told.step) ?? [];
    verdicts.set(told.step, own);
    own.push({ ...told, at: event.at });
  }
  return verdicts;
}

function pointOf(event: TraceEvent): { readonly step: string; readonly point: Point; readonly what?: string } | null {
  switch (event.kind) {
    case 'gate-judged':
      return { step: event.step, point: event.verdict, what: `gate ${event.check}` };
    case 'approval-given':
    case 'approval-refused':
      return { step: event.step, point: event.kind, what: event.who };
    case 'run-failed':
    case 'blue-retired':
    case 'point-of-no-return':
      return { step: event.step, point: event.kind };
    default:
      return null;
  }
}

/** A stage, or a unit of an `each`, with what stands directly in its block as its bar and the units below it as lines. */
function blockRow(
  context: Context,
  label: string,
  steps: readonly TraceStep[],
  around: readonly string[],
  isHeading: boolean,
): Row {
  const eachSteps = outermostEach(steps);
  const blocks = eachSteps.flatMap((step) => step.units.map((unit) => openBlock(step, unit)));
  const byPrefix = new Map(blocks.map((block) => [block.prefix, block]));
  const own: TraceStep[] = [];
  for (const step of steps) {
    const prefix = possibleBlocks(step.name).find((each) => byPrefix.has(each));
    const block = prefix === undefined ? undefined : byPrefix.get(prefix);
    (block?.steps ?? own).push(step);
  }
  const deploys = own.filter(({ kind }) => kind === 'deploy');
  const children = [
    ...deploys.flatMap((step) => step.units.map((unit) => ({ unit, row: unitRow(context, unit, step, around) }))),
    ...blocks.map(({ unit, steps: inner }) => ({
      unit,
      row: blockRow(context, within(unit.address, around), inner, [...around, unit.address], false),
    })),
  ].sort((a, b) => a.unit.start - b.unit.start);
  // In a cluster, of one of its upgrade domains: that cluster, again.
  const isItself = !isHeading && children.length === 1 && around.includes(children[0]?.unit.address ?? '');
  const filled = own.flatMap((step) => filledBy(context, step));
  const [eachStep] = eachSteps;
  const [deployStep] = deploys;
  const work = children.flatMap(({ row }) => row.work);
  return {
    label,
    servers: children.reduce((sum, { row }) => sum + (row.servers ?? 0), 0),
    // A block that deploys nothing but its own unit is that unit, whose batches it has already.
    filled: isItself
      ? [...filled, ...(children[0]?.row.filled ?? []).filter(({ fill }) => fill !== 'deploys')]
      : filled,
    marked: own.flatMap((step) => context.verdicts.get(step.name) ?? []),
    children: isItself ? [] : children.map(({ row }) => row),
    folded: null,
    work,
    childLevel: context.levels.get((eachStep ?? deployStep)?.name ?? '') ?? 'unit',
    note: '',
    isHeading,
  };
}

/** Those that are in no other's block. */
function outermostEach(steps: readonly TraceStep[]): TraceStep[] {
  const all = steps.filter(({ kind }) => kind === 'each');
  const prefixes = new Set(all.flatMap(({ name, units }) => units.map(({ address }) => blockPrefix(name, address))));
  return all.filter(({ name }) => !possibleBlocks(name).some((prefix) => prefixes.has(prefix)));
}

interface Block {
  readonly unit: TraceUnit;
  readonly prefix: string;
  readonly steps: TraceStep[];
}

function openBlock(step: TraceStep, unit: TraceUnit): Block {
  return { unit, prefix: blockPrefix(step.name, unit.address), steps: [] };
}

const FILL_OF: Readonly<Record<TraceStep['kind'], Fill>> = {
  deploy: 'runs',
  each: 'runs',
  shift: 'shifts',
  release: 'releases',
  enable: 'switches',
  disable: 'switches',
  expand: 'migrates',
  migrate: 'migrates',
  contract: 'migrates',
  retire: 'runs',
  wait: 'waits',
  clock: 'waits',
  confidence: 'waits',
  gate: 'gates',
  approval: 'approvals',
  run: 'acts',
};

/** What only waits, and does not outlast a turn of the plan. */
const DROPPED: ReadonlySet<Fill> = new Set<Fill>(['runs', 'waits', 'gates', 'approvals']);

/** What a step fills of its block's line. */
function filledBy({ trace, turned, over, verdicts, held: heldOf }: Context, step: TraceStep): Filled[] {
  const { name, kind, text, runs, units } = step;
  const fill = FILL_OF[kind];
  // A gate that finds fault does not end as a step, but its work is done.
  const judged = verdicts.get(name)?.findLast(({ point }) => point !== 'marginal')?.at ?? -1;
  return [
    ...runs.flatMap(({ start, began, end }): Filled[] => {
      const dropped = DROPPED.has(fill) ? turned : over;
      const until = end ?? (judged > start ? judged : Math.max(began ?? start, dropped));
      const held: Filled[] =
        began === start ? [] : [{ fill: 'held', start, end: began ?? until, what: text, step: name }];
      return began === null ? held : [...held, { fill, start: began, end: until, what: text, step: name }];
    }),
    ...(kind === 'deploy' ? heldOf(step) : []).map(
      ({ start, end }): Filled => ({ fill: 'held', start, end, what: text, step: name }),
    ),
    ...units.flatMap(({ address, batches }) =>
      batches.map((batch) => ({ ...filledByBatch('deploys', batch, trace.duration), what: address, step: name })),
    ),
  ];
}

function filledByBatch(fill: Fill, { start, end, servers, failed }: TraceBatch, duration: number): Filled {
  return { fill, start, end: end ?? duration, servers, failed: failed ?? 0 };
}

function unitRow(context: Context, unit: TraceUnit, of: TraceStep, around: readonly string[]): Row {
  const { duration } = context.trace;
  const step = of.name;
  const last = unit.batches.at(-1)?.end ?? context.turned;
  const filled: Filled[] = [
    { fill: 'runs', start: unit.start, end: unit.end ?? Math.max(unit.start, last), step },
    ...context.held(of, unit).map(({ start, end }): Filled => ({ fill: 'held', start, end, step })),
    ...unit.batches.map((batch) => ({ ...filledByBatch('deploys', batch, duration), step })),
    ...unit.reverts.map((batch) => ({ ...filledByBatch('reverts', batch, duration), step })),
    ...[...unit.batches, ...unit.reverts]
      .flatMap(({ hits }) => hits)
      .map(({ start, end }): Filled => ({ fill: 'outage', start, end: end ?? duration })),
  ];
  const work: Work[] = [
    ...unit.batches.map(({ start, end, servers }) => ({ start, end: end ?? duration, servers })),
    ...unit.reverts.map(({ start, end, servers }) => ({ start, end: end ?? duration, servers: -servers })),
  ];
  return {
    label: within(unit.address, around),
    servers: unit.servers,
    filled,
    marked: [],
    children: [],
    folded: null,
    work,
    childLevel: 'server',
    note: '',
    isHeading: false,
  };
}

/** An address as it is called inside the nearest unit around it. */
function within(address: string, around: readonly string[]): string {
  const outer = around.findLast((each) => address.startsWith(`${each}/`));
  return outer === undefined ? address : address.slice(outer.length + 1);
}

/** When its change left with a train, or was taken off it. */
function trainsOf({ events }: Trace, stage: string): Marked[] {
  return events.flatMap((event): Marked[] =>
    (event.kind === 'departed' || event.kind === 'recalled') && event.stage === stage
      ? [{ point: event.kind, at: event.at, what: `ring ${event.ring}` }]
      : [],
  );
}

function pausesOf({ events }: Trace, stage: string, turned: number): Filled[] {
  const pauses: Filled[] = [];
  const open: Readonly<Record<'pause' | 'ask', number[]>> = { pause: [], ask: [] };
  for (const event of events) {
    if (!('stage' in event) || event.stage !== stage) continue;
    if (event.kind === 'raised' && (event.action === 'pause' || event.action === 'ask')) {
      open[event.action].push(event.at);
    }
    if (event.kind !== 'pause-ended' && event.kind !== 'answered') continue;
    const start = open[event.kind === 'answered' ? 'ask' : 'pause'].shift();
    if (start !== undefined) pauses.push({ fill: 'pauses', start, end: event.at });
  }
  const left = [...open.pause, ...open.ask];
  return [...pauses, ...left.map((start): Filled => ({ fill: 'pauses', start, end: Math.max(start, turned) }))];
}
