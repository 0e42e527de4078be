/** Steps, their units and batches, as spans of time, put together from the log. */
import type { Layout, Machine, MachineStep, Pull } from '@rollout/compiler';
import { known } from '../known.ts';
import type { ToldEvent } from './held-work.ts';
import { namesOf } from './names.ts';
import type {
  Span,
  TraceBatch,
  TraceIncident,
  TraceOutage,
  TraceRun,
  TraceStage,
  TraceStep,
  TraceStepKind,
  TraceUnit,
} from './trace.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenSpan = Open<Span>;
interface OpenBatch extends Omit<Open<TraceBatch>, 'hits'> {
  readonly hits: OpenSpan[];
}
interface OpenUnit extends Omit<Open<TraceUnit>, 'batches' | 'reverts'> {
  readonly batches: OpenBatch[];
  readonly reverts: OpenBatch[];
}
/** A unit, and what of it is in progress, by ordinal. */
interface UnitInProgress {
  readonly unit: OpenUnit;
  readonly batches: Map<number, OpenBatch>;
  readonly reverts: Map<number, OpenBatch>;
}
interface OpenStep extends Omit<TraceStep, 'runs' | 'units'> {
  readonly runs: Open<TraceRun>[];
  readonly units: OpenUnit[];
  /** By number of the unit. */
  readonly byUnit: Map<number, UnitInProgress>;
}

export interface Timeline {
  readonly stages: readonly TraceStage[];
  readonly steps: readonly TraceStep[];
  readonly outages: readonly TraceOutage[];
  readonly incidents: readonly TraceIncident[];
}

export function timelineOf(machine: Machine, layout: Layout, log: readonly ToldEvent[]): Timeline {
  const names = namesOf(machine, layout);
  const serversOf = serversByUnit(layout);
  const stages = new Map<number, OpenSpan & { readonly name: string }>();
  const steps = new Map<number, OpenStep>();
  const outages: (OpenSpan & { readonly address: string; readonly key: string })[] = [];
  const incidents: (OpenSpan & { readonly text: string })[] = [];

  const unitOf = (step: number, unit: number): UnitInProgress => known(known(steps.get(step)).byUnit.get(unit));
  // Nothing of a unit goes back while anything of it still goes forward.
  const openBatch = (step: number, unit: number, ordinal: number): OpenBatch => {
    const { batches, reverts } = unitOf(step, unit);
    return known(reverts.get(ordinal) ?? batches.get(ordinal));
  };
  for (const event of log) {
    const { at } = event;
    switch (event.kind) {
      case 'stage-started':
        stages.set(event.stage, { name: names.stage(event.stage), start: at, end: null });
        break;
      case 'stage-ended':
        known(stages.get(event.stage)).end = at;
        break;
      case 'step-started': {
        const step = steps.get(event.step) ?? openStep(machine, event.step);
        steps.set(event.step, step);
        step.runs.push({ start: at, end: null, began: at });
        break;
      }
      case 'work-held':
        lastRun(steps, event.step).began = null;
        break;
      case 'work-started':
        lastRun(steps, event.step).began = at;
        break;
      case 'step-ended':
        end(known(steps.get(event.step)).runs, at);
        break;
      case 'unit-started': {
        const step = known(steps.get(event.step));
        const address = names.unit(event.step, event.unit);
        const servers = serversOf(event.step, event.unit);
        const unit: OpenUnit = { address, start: at, end: null, servers, batches: [], reverts: [] };
        step.units.push(unit);
        step.byUnit.set(event.unit, { unit, batches: new Map(), reverts: new Map() });
        break;
      }
      case 'unit-ended':
        unitOf(event.step, event.unit).unit.end = at;
        break;
      case 'batch-started':
      case 'revert-started': {
        const { ordinal, servers, surged } = event;
        const { unit, batches, reverts } = unitOf(event.step, event.unit);
        const batch: OpenBatch = { ordinal, start: at, end: null, servers, surged, failed: null, hits: [] };
        const goesForward = event.kind === 'batch-started';
        (goesForward ? unit.batches : unit.reverts).push(batch);
        (goesForward ? batches : reverts).set(ordinal, batch);
        break;
      }
      case 'batch-ended':
      case 'revert-ended': {
        const batch = openBatch(event.step, event.unit, event.ordinal);
        batch.end = at;
        batch.failed = event.failed;
        end(batch.hits, at);
        const { batches, reverts } = unitOf(event.step, event.unit);
        (event.kind === 'batch-ended' ? batches : reverts).delete(event.ordinal);
        break;
      }
      case 'batch-hit':
        openBatch(event.step, event.unit, event.ordinal).hits.push({ start: at, end: null });
        break;
      case 'batch-resumed':
        end(openBatch(event.step, event.unit, event.ordinal).hits, at);
        break;
      case 'outage-started': {
        const key = `${event.outage}.${event.node}`;
        outages.push({ key, address: names.outage(event.outage, event.node), start: at, end: null });
        break;
      }
      case 'outage-ended': {
        const key = `${event.outage}.${event.node}`;
        const open = outages.find((outage) => outage.key === key && outage.end === null);
        if (open !== undefined) open.end = at;
        break;
      }
      case 'incident-started':
        incidents.push({ text: names.incident(event.incident), start: at, end: null });
        break;
      case 'incident-ended': {
        const text = names.incident(event.incident);
        const open = incidents.find((incident) => incident.text === text && incident.end === null);
        if (open !== undefined) open.end = at;
        break;
      }
      default:
        break;
    }
  }
  return {
    stages: [...stages].sort(([a], [b]) => a - b).map(([, { name, start, end }]) => ({ name, start, end })),
    steps: [...steps]
      .sort(([a], [b]) => a - b)
      .map(([, { name, text, stage, kind, runs, units }]) => ({ name, text, stage, kind, runs, units })),
    outages: outages.map(({ address, start, end }) => ({ address, start, end })),
    incidents,
  };
}

function lastRun(steps: ReadonlyMap<number, OpenStep>, step: number): Open<TraceRun> {
  return known(known(steps.get(step)).runs.at(-1));
}

function openStep(machine: Machine, index: number): OpenStep {
  const step = known(machine.steps[index]);
  return {
    name: step.name,
    text: step.text,
    stage: known(machine.stages[step.stage]).name,
    kind: kindOf(step),
    runs: [],
    units: [],
    byUnit: new Map(),
  };
}

function kindOf(step: MachineStep): TraceStepKind {
  switch (step.kind) {
    case 'pull':
      return kindOfPull(step.pull);
    case 'schema':
      return step.phase;
    case 'act':
      return 'run';
    default:
      return step.kind;
  }
}

function kindOfPull(pull: Pull): TraceStepKind {
  switch (pull.lever) {
    case 'traffic':
      return 'shift';
    case 'release':
      return 'release';
    case 'flag':
      return pull.users === 0 ? 'disable' : 'enable';
  }
}

/** Ends the last of the spans, if it has not ended. */
function end(spans: OpenSpan[], at: number): void {
  const last = spans.at(-1);
  if (last !== undefined && last.end === null) last.end = at;
}

/** Servers that a unit deploys to; those of an `each` unit are what the steps in its block deploy to. */
function serversByUnit({ steps }: Layout): (step: number, unit: number) => number {
  const inBlocks = new Map<number, number[]>();
  for (const step of steps) {
    if (step.kind !== 'deploy') continue;
    for (let { within } = step; within !== null; within = known(steps[within.step]).within) {
      const units = inBlocks.get(within.step) ?? [];
      units[within.unit] = (units[within.unit] ?? 0) + step.servers;
      inBlocks.set(within.step, units);
    }
  }
  return (step, unit) => {
    const own = steps[step];
    return own?.kind === 'deploy' ? known(own.units[unit]).servers : (inBlocks.get(step)?.[unit] ?? 0);
  };
}
