/** What a scenario takes down, at a time. */
import { schedule } from './heap.ts';
import { findCells, loseCells } from './outages.ts';
import type { Incident, Kernel } from './state/index.ts';

export function beginIncident(kernel: Kernel, incident: Incident): void {
  const { index, cells, endSlot } = incident;
  loseCells(kernel, cells);
  if (kernel.log !== null) kernel.log.push({ kind: 'incident-started', at: kernel.now, incident: index });
  schedule(kernel.heap, endSlot, kernel.now + kernel.luck.incidentLasts(index));
}

export function endIncident(kernel: Kernel, { index, cells }: Incident): void {
  findCells(kernel, cells);
  if (kernel.log !== null) kernel.log.push({ kind: 'incident-ended', at: kernel.now, incident: index });
}
