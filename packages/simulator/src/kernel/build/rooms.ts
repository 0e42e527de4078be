/** Rolling units that nothing but limits on servers can hold are told where they may find room. */
import type { Machine } from '@rollout/compiler';
import { bindsIn } from '../batch-parts.ts';
import { addRooms } from '../rooms.ts';
import type { Unit } from '../state/index.ts';

export function buildRooms({ numbers }: Machine, units: readonly Unit[]): void {
  if (numbers.outages.length + numbers.incidents.length > 0) return;
  for (const unit of units) {
    const { stage } = unit.step;
    if (unit.rolling && stage.cellRules === null && isPlain(unit))
      addRooms(unit, (scope) => bindsIn(scope, stage.index));
  }
}

/** Its servers go one by one, are nobody else's, and no limit counts their racks. */
function isPlain({ items, entries }: Unit): boolean {
  return items === null && entries.every(({ cell }) => cell.entries.length === 1 && cell.nodes.length === 0);
}
