import type { Machine } from '@rollout/compiler';
import type { Trace, TraceEvent, TraceStep, TraceUnit } from '@rollout/simulator';
import { blockPrefix, possibleBlocks } from './blocks.ts';
import type { Fill, Filled, Marked, Point, Row, Work } from './row.ts';

interface Context {
  readonly trace: Trace;
  /** When what had not ended by itself was dropped: when the plan turned, or ended. */
  readonly turned: number;
  /** What each step counts its units in, by the step's name. */
  readonly levels: ReadonlyMap<string, string>;
  readonly verdicts: ReadonlyMap<string, readonly Marked[]>;
}

/** Stages, in them the units of their `each` blocks, in those the units that they deploy: who went when. */
export function buildRows(trace: Trace, machine: Machine): readonly Row[] {
  const turned = trace.events.find(({ kind }) => kind === 'rollback-started')?.at ?? trace.duration;
  const context: Context = { trace, turned, levels: levelsOf(machine), verdicts: verdictsOf(trace) };
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
    const { step, point } = told;
    const own = verdicts.get(step) ?? [];
    verdicts.set(step, own);
    own.push({ point, at: event.at });
  }
  return verdicts;
}

function pointOf(event: TraceEvent): { readonly step: string; readonly point: Point } | null {
  switch (event.kind) {
    case 'gate-judged':
      return { step: event.step, point: event.verdict };
    case 'approval-given':
    case 'approval-refused':
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
  const eachSteps = steps.filter(({ kind }) => kind === 'each');
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
    ...deploys.flatMap((step) => step.units.map((unit) => ({ unit, row: unitRow(context, unit, around) }))),
    ...blocks.map(({ unit, steps: inner }) => ({
      unit,
      row: blockRow(context, within(unit.address, around), inner, [...around, unit.address], false),
    })),
  ].sort((a, b) => a.unit.start - b.unit.start);
  const isItself = !isHeading && children.length === 1 && children[0]?.unit.address === around.at(-1);
  const filled = own.flatMap((step) => filledBy(context, step));
  const [eachStep] = eachSteps;
  const [deployStep] = deploys;
  const work = children.flatMap(({ row }) => row.work);
  return {
    label,
    servers: children.reduce((sum, { row }) => sum + (row.servers ?? 0), 0),
    // A block that deploys nothing but its own unit is that unit.
    filled: isItself ? [...filled, ...(children[0]?.row.filled ?? [])] : filled,
    marked: own.flatMap((step) => context.verdicts.get(step.name) ?? []),
    children: isItself ? [] : children.map(({ row }) => row),
    folded: null,
    work,
    childLevel: context.levels.get((eachStep ?? deployStep)?.name ?? '') ?? 'unit',
    note: '',
    isHeading,
  };
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
  gate: 'waits',
  approval: 'waits',
  run: 'acts',
};

/** What a step fills of its block's line. */
function filledBy({ trace, turned }: Context, { kind, runs, units }: TraceStep): Filled[] {
  const fill = FILL_OF[kind];
  return [
    ...runs.flatMap(({ start, began, end }): Filled[] => {
      const until = end ?? Math.max(began ?? start, turned);
      const held: Filled[] = began === start ? [] : [{ fill: 'runs', start, end: began ?? until }];
      return began === null ? held : [...held, { fill, start: began, end: until }];
    }),
    ...units
      .flatMap(({ batches }) => batches)
      .map(({ start, end }): Filled => ({ fill: 'deploys', start, end: end ?? trace.duration })),
  ];
}

function unitRow(context: Context, unit: TraceUnit, around: readonly string[]): Row {
  const { duration } = context.trace;
  const last = unit.batches.at(-1)?.end ?? context.turned;
  const filled: Filled[] = [
    { fill: 'runs', start: unit.start, end: unit.end ?? Math.max(unit.start, last) },
    ...unit.batches.map(({ start, end }): Filled => ({ fill: 'deploys', start, end: end ?? duration })),
    ...unit.reverts.map(({ start, end }): Filled => ({ fill: 'reverts', start, end: end ?? duration })),
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
      ? [{ point: event.kind, at: event.at }]
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
