/** The tables of services and areas: who shares a load with whom. */
import type { Level } from '@rollout/language';
import type { ServerRange } from '../fleet.ts';
import type { Machine } from '../machine.ts';
import type { MachineService } from '../services.ts';
import { at } from './at.ts';
import type { AreaLayout, CellTable, ServiceLayout } from './layout.ts';
import { cellsIn, cellsOf } from './sets.ts';
import type { Holder } from './units.ts';

/** For each cell which of these it is in, -1: none; they have none in common. */
export function membersOf(cells: CellTable, sets: readonly { readonly servers: readonly ServerRange[] }[]): Int32Array {
  const of = new Int32Array(cells.count).fill(-1);
  sets.forEach(({ servers }, index) => {
    for (const cell of cellsOf(cells, servers)) of[cell] = index;
  });
  return of;
}

export function areaLayouts({ areas }: Machine, cells: CellTable): AreaLayout[] {
  return areas.map(({ servers }) => {
    const own = cellsIn(cells, servers);
    return { cells: own, load: own.reduce((sum, cell) => sum + loadOfCell(cells, cell), 0) };
  });
}

export function serviceLayout(
  service: MachineService,
  cells: CellTable,
  areaOf: Int32Array,
  holder: (level: Level) => Holder,
): ServiceLayout {
  const { per, headroom } = service;
  const own = cellsIn(cells, service.servers);
  const nodes = per === null ? null : holder(per);
  const of = new Int32Array(cells.count).fill(-1);
  const groups = new Map<string, number>();
  const groupLoad: number[] = [];
  const groupArea: number[] = [];
  const address: string[] = [];
  for (const cell of own) {
    const node = nodes === null ? -1 : nodes.key(cell);
    const area = at(areaOf, cell);
    const key = `${node} ${area}`;
    const group = groups.get(key) ?? groups.size;
    if (group === groups.size) {
      groups.set(key, group);
      groupLoad.push(0);
      groupArea.push(area);
      address.push(nodes === null ? service.name : nodes.address(node));
    }
    of[cell] = group;
    groupLoad[group] = at(groupLoad, group) + loadOfCell(cells, cell);
  }
  return {
    load: groupLoad.reduce((sum, load) => sum + load, 0),
    capacity: headroom === null ? null : 1 + headroom.digits / 10 ** headroom.scale,
    groups: groups.size,
    of,
    groupLoad: Float64Array.from(groupLoad),
    groupArea: Int32Array.from(groupArea),
    address,
  };
}

/** Ordinary load of all servers in some cells. */
export function loadOf(cells: CellTable, isPart: (cell: number) => boolean): number {
  let sum = 0;
  for (let cell = 0; cell < cells.count; cell++) if (isPart(cell)) sum += loadOfCell(cells, cell);
  return sum;
}

/** Whole multiples of 2^-20, so that sums are exact. */
function loadOfCell(cells: CellTable, cell: number): number {
  return at(cells.load, cell) * at(cells.servers, cell);
}
