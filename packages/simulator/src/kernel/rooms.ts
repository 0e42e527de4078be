/**
 * Where a rolling unit may find room again. What has been looked at and does not fit stays so until something leaves one of the groups that it is
 * in: so only the entries in such groups are looked at again, and a unit of many cells costs no more than what happens in it.
 */
import { itemAt } from './elements.ts';
import type { DownGroup, Opening, SurgeGroup } from './limits.ts';
import { empty } from './lists.ts';
import type { Entry, Room, Unit } from './state/index.ts';

/** Looking at more entries than these one by one is no quicker than looking at what the whole unit has in hand. */
const WIDE = 8;

/** Something has left: all of these are looked at again. */
export function openRooms(rooms: readonly Opening[]): void {
  for (let i = 0; i < rooms.length; i++) {
    const room = itemAt(rooms, i);
    room.next = 0;
    if (room.isOpen) continue;
    room.isOpen = true;
    room.open.push(room);
  }
}

/** A unit begins: nothing of it has been looked at. */
export function openAll(unit: Unit): void {
  closeRooms(unit);
  if (unit.everywhere !== null) openRooms([unit.everywhere]);
}

/** Nothing of the unit fits now. */
export function closeRooms({ rooms }: Unit): void {
  for (let i = 0; i < rooms.length; i++) itemAt(rooms, i).isOpen = false;
  empty(rooms);
}

/** The entries that may have room to be down, in order; null: as good as all, or it is not known which. */
export function openToBeDown({ everywhere, rooms }: Unit): readonly Entry[] | null {
  if (everywhere === null) return null;
  const found: Entry[] = [];
  for (let i = 0; i < rooms.length; i++) {
    const { surge, entries } = itemAt(rooms, i);
    if (surge !== null) continue;
    if (entries.length > WIDE) return null;
    for (const entry of entries) if (!found.includes(entry)) found.push(entry);
  }
  return found.sort((a, b) => a.position - b.position);
}

/** The first entry of a room that fits, from where it has been looked at; null: none. */
export function firstIn(room: Room, fits: (unit: Unit, entry: Entry) => boolean): Entry | null {
  // What something has left may have been taken since: then all of it waits for more.
  if (isTaken(room)) return null;
  const { entries, unit } = room;
  for (; room.next < entries.length; room.next++) {
    const entry = itemAt(entries, room.next);
    if (fits(unit, entry)) return entry;
  }
  return null;
}

function isTaken({ down, surge }: Room): boolean {
  if (down !== null) return down.down >= down.forward;
  return surge !== null && surge.beside >= surge.most;
}

/** Tells the groups in which a unit's entries are of it: those alone hold them, each entry by itself. */
export function addRooms(unit: Unit, binds: (stage: number) => boolean): void {
  const { entries } = unit;
  const create = (down: DownGroup | null, surge: SurgeGroup | null, own: readonly Entry[]): Room => {
    return { unit, down, surge, entries: own, next: 0, isOpen: false, open: unit.rooms };
  };
  const downs = new Map<DownGroup, Entry[]>();
  const surges = new Map<SurgeGroup, Entry[]>();
  for (const entry of entries) {
    for (const group of entry.cell.groups) if (binds(group.stage)) note(downs, group, entry);
    for (const group of entry.cell.surges) if (binds(group.stage)) note(surges, group, entry);
  }
  for (const [group, own] of downs) group.rooms.push(create(group, null, own));
  for (const [group, own] of surges) group.rooms.push(create(null, group, own));
  unit.everywhere = create(null, null, entries);
}

function note<T>(groups: Map<T, Entry[]>, group: T, entry: Entry): void {
  const own = groups.get(group) ?? [];
  own.push(entry);
  groups.set(group, own);
}
