import type { Machine } from '@rollout/compiler';
import type { Trace, TraceStep, TraceUnit } from '@rollout/simulator';
import { blockPrefix, possibleBlocks } from './blocks.ts';
import { filledByBatch, filledByStep, pausesOf } from './filled.ts';
import { trainsOf } from './marked.ts';
import type { Filled, Row, Work } from './row.ts';
import { type RowContext, rowContext } from './row-context.ts';

/** Stages, in them the units of their `each` blocks, in those the units that they deploy: who went when. */
export function buildRows(trace: Trace, machine: Machine): readonly Row[] {
  const context = rowContext(trace, machine);
  return trace.stages.map((stage) => {
    const steps = trace.steps.filter((step) => step.stage === stage.name);
    const row = blockRow(context, stage.name, steps, [], true);
    const pauses = pausesOf(trace, stage.name, context.turned);
    const trains = trainsOf(trace, stage.name);
    return { ...row, filled: [...row.filled, ...pauses], marked: [...row.marked, ...trains] };
  });
}

/** A stage, or a unit of an `each`, with what stands directly in its block as its bar and the units below it as lines. */
function blockRow(
  context: RowContext,
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
  const filled = own.flatMap((step) => filledByStep(context, step));
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

function unitRow(context: RowContext, unit: TraceUnit, of: TraceStep, around: readonly string[]): Row {
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
