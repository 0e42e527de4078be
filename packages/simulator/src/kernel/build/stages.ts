/** Stages, and the watches that are on while they run. */
import type { Layout, Machine } from '@rollout/compiler';
import { itemAt } from '../elements.ts';
import { ALARM_DUE, FALSE_ALARM_DUE, RECALL_ENDS, STAGE_TIMES_OUT } from '../slot-kinds.ts';
import type { Stage, Watch } from '../state/index.ts';
import { cellRulesOf } from './calendar.ts';
import { addSlot, type SlotTable } from './slots.ts';

export function buildStages(machine: Machine, layout: Layout, slots: SlotTable): Stage[] {
  const stages = machine.stages.map((own, index): Stage => {
    const { last, selected } = itemAt(layout.stages, index);
    return {
      index,
      entry: own.entry,
      last,
      selected,
      followers: [],
      after: own.after.length,
      watches: [],
      timeoutSlot: addSlot(slots, STAGE_TIMES_OUT, index),
      handlers: own.handlers,
      bakes: [],
      cellRules: cellRulesOf(layout, index),
      startedAt: -1,
      endedAt: -1,
      waitsFor: own.after.length,
      end: 'none',
      endBackTo: -1,
      pauses: 0,
      holds: 0,
      tried: 0,
      failed: 0,
      failuresRaised: false,
      batchEnded: false,
      requestsBefore: 0,
      departure: own.train?.departure ?? -1,
      recallSlot: addSlot(slots, RECALL_ENDS, index),
      departures: [],
      recalls: 0,
      isRecalled: false,
    };
  });
  machine.stages.forEach(({ after }, index) => {
    for (const before of after) itemAt(stages, before).followers.push(itemAt(stages, index));
  });
  return stages;
}

export function buildWatches(machine: Machine, slots: SlotTable): Watch[] {
  const bugs = machine.numbers.bugs.length;
  return machine.watches.map(({ check, stage }, index) => ({
    index,
    check,
    stage,
    falseAlarmSlot: addSlot(slots, FALSE_ALARM_DUE, index),
    alarmSlots: machine.numbers.bugs.map((_, bug) => addSlot(slots, ALARM_DUE, index * bugs + bug)),
    on: false,
    begunAt: 0,
    ordinal: 0,
    alarms: [],
    overdue: [],
  }));
}
