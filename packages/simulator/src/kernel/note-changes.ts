/** What histories learn in the midst of a round: where they are told at its end, much has changed, and more has not. */
import { itemAt, numberAt } from './elements.ts';
import type { Cell, Histories, LoadGroup, Versions } from './state/index.ts';

/** A cell may have other servers on the new version. */
export function noteFresh({ freshNow }: Pick<Versions, 'freshNow'>, cell: Cell): void {
  const before = numberAt(freshNow.ofCell, cell.index);
  if (cell.fresh === before) return;
  freshNow.ofCell[cell.index] = cell.fresh;
  freshNow.total += cell.fresh - before;
}

/** What a group's servers carry from now on. */
export function noteLoad({ loads }: Histories, group: LoadGroup, carried: number): void {
  const history = itemAt(loads, group.service.index);
  const place = history.placeOf.get(group) ?? -1;
  history.carried[place] = carried;
  const { most } = history;
  if (most < 0) return;
  const greatest = numberAt(history.carried, most);
  if (place === most) history.most = -1;
  else if (carried > greatest || (carried === greatest && place < most)) history.most = place;
}
