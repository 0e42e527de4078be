import type { Layout, Machine } from '@rollout/compiler';
import type { ToldEvent } from './held-work.ts';
import { type Names, namesOf } from './names.ts';
import type { TraceEvent } from './trace.ts';

/** The log with names and addresses instead of indices, in the same order. */
export function tellEvents(machine: Machine, layout: Layout, log: readonly ToldEvent[]): TraceEvent[] {
  const names = namesOf(machine, layout);
  return log.map((event) => tell(names, event));
}

const RETURNED = { flag: 'flags-off', release: 'release-withdrawn', traffic: 'traffic-returned' } as const;

function tellPull(names: Names, at: number, index: number): TraceEvent {
  const pulled = names.pulled(index);
  const step = names.step(index);
  switch (pulled.lever) {
    case 'traffic':
      return { at, kind: 'traffic-shifted', step, areas: pulled.areas, share: pulled.share };
    case 'release':
      return { at, kind: 'released', step, users: pulled.users };
    case 'flag':
      return pulled.users === 0
        ? { at, kind: 'flag-disabled', step, flag: pulled.flag }
        : { at, kind: 'flag-enabled', step, flag: pulled.flag, users: pulled.users };
  }
}

function tell(names: Names, event: ToldEvent): TraceEvent {
  const { at } = event;
  switch (event.kind) {
    case 'stage-started':
    case 'stage-ended':
    case 'pause-ended':
      return { at, kind: event.kind, stage: names.stage(event.stage) };
    case 'step-started':
    case 'step-ended':
    case 'work-held':
    case 'work-started':
      return { at, kind: event.kind, step: names.step(event.step) };
    case 'act-failed':
      return { at, kind: 'run-failed', step: names.step(event.step) };
    case 'unit-started':
    case 'unit-ended':
      return { at, kind: event.kind, step: names.step(event.step), unit: names.unit(event.step, event.unit) };
    case 'batch-started':
    case 'revert-started': {
      const { kind, ordinal, servers, surged } = event;
      const unit = names.unit(event.step, event.unit);
      return { at, kind, step: names.step(event.step), unit, ordinal, servers, surged };
    }
    case 'repaired': {
      const { kind, ordinal, servers } = event;
      return { at, kind, step: names.step(event.step), unit: names.unit(event.step, event.unit), ordinal, servers };
    }
    case 'batch-ended':
    case 'revert-ended': {
      const { kind, ordinal, servers, failed } = event;
      const unit = names.unit(event.step, event.unit);
      return { at, kind, step: names.step(event.step), unit, ordinal, servers, failed };
    }
    case 'batch-hit':
    case 'batch-resumed': {
      const { kind, ordinal } = event;
      return { at, kind, step: names.step(event.step), unit: names.unit(event.step, event.unit), ordinal };
    }
    case 'outage-started':
    case 'outage-ended':
      return { at, kind: event.kind, address: names.outage(event.outage, event.node) };
    case 'bug-shown':
      return { at, kind: event.kind, bug: names.bug(event.bug) };
    case 'bug-found':
      return { at, kind: event.kind, bug: names.bug(event.bug), stage: names.stage(event.stage), by: event.by };
    case 'gate-judged': {
      const { kind, verdict } = event;
      return { at, kind, step: names.step(event.step), check: names.checkOfGate(event.step), verdict };
    }
    case 'watch-alarm': {
      const { kind, falseAlarm } = event;
      return { at, kind, check: names.checkOfWatch(event.watch), stage: names.stage(event.stage), falseAlarm };
    }
    case 'raised': {
      const { kind, trigger, action } = event;
      const step = event.step === null ? null : names.step(event.step);
      const flag = action === 'disable' ? names.disabled(event.stage, trigger) : null;
      return { at, kind, stage: names.stage(event.stage), step, trigger, action, flag };
    }
    case 'answered':
      return { at, kind: event.kind, stage: names.stage(event.stage), continues: event.continues };
    case 'approval-given':
    case 'approval-refused':
      return { at, kind: event.kind, step: names.step(event.step), who: names.who(event.step) };
    case 'wait-satisfied':
    case 'wait-exhausted':
    case 'blue-retired':
      return { at, kind: event.kind, step: names.step(event.step) };
    case 'lever-pulled':
      return tellPull(names, at, event.step);
    case 'point-of-no-return':
      return { at, kind: event.kind, step: names.step(event.step) };
    case 'departed':
    case 'recalled':
      return { at, kind: event.kind, stage: names.stage(event.stage), ring: names.ring(event.stage) };
    case 'bug-fixed':
      return { at, kind: event.kind, bug: names.bug(event.bug) };
    case 'green-removed': {
      const unit = names.unit(event.step, event.unit);
      return { at, kind: event.kind, step: names.step(event.step), unit, servers: event.servers };
    }
    case 'incident-started':
    case 'incident-ended':
      return { at, kind: event.kind, incident: names.incident(event.incident) };
    case 'lever-returned':
      return { at, kind: RETURNED[event.lever] };
    case 'rollback-started':
    case 'rollback-ended':
    case 'rollback-blocked':
      return { at, kind: event.kind };
    case 'plan-ended':
      return { at, kind: event.kind, outcome: event.outcome, cause: event.cause };
  }
}
