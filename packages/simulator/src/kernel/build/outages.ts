/** What may take servers down from outside. */
import { type Layout, type Machine, nodesOf } from '@rollout/compiler';
import { intAt, itemAt } from '../elements.ts';
import { INCIDENT_BEGINS, INCIDENT_ENDS, OUTAGE_BEGINS, OUTAGE_ENDS } from '../slot-kinds.ts';
import type { Cell, Incident, OutageNode } from '../state/index.ts';
import { addSlot, type SlotTable } from './slots.ts';

export function buildOutages(machine: Machine, layout: Layout, cells: readonly Cell[], slots: SlotTable): OutageNode[] {
  const outages: OutageNode[] = [];
  machine.numbers.outages.forEach(({ level }, outage) => {
    const table = nodesOf(layout, level);
    for (let node = 0; node < table.count; node++) {
      outages.push({
        outage,
        node,
        cells: cells.slice(intAt(table.cellFrom, node), intAt(table.cellTo, node)),
        dueSlot: addSlot(slots, OUTAGE_BEGINS, outages.length),
        endSlot: addSlot(slots, OUTAGE_ENDS, outages.length),
        ordinal: 0,
      });
    }
  });
  return outages;
}

export function buildIncidents(
  { numbers }: Machine,
  layout: Layout,
  cells: readonly Cell[],
  slots: SlotTable,
): Incident[] {
  return numbers.incidents.map(({ after }, index) => ({
    index,
    after,
    cells: Array.from(itemAt(layout.incidents, index).cells, (cell) => itemAt(cells, cell)),
    dueSlot: addSlot(slots, INCIDENT_BEGINS, index),
    endSlot: addSlot(slots, INCIDENT_ENDS, index),
  }));
}
