/** Which causes a failed attempt has, cell by cell. */
import type { Level } from '@rollout/language';
import { LEVELS } from '@rollout/language';
import type { Machine } from '../machine.ts';
import { at } from './at.ts';
import type { Nodes } from './groups.ts';
import type { CellTable, FailureLayout } from './layout.ts';
import { isAbove } from './levels.ts';

export function failureLayout({ numbers }: Machine, fleet: Nodes, cells: CellTable): FailureLayout {
  const { per, fails } = numbers.deploy;
  const chanceAt = (level: Level, index: number): number => {
    const { node } = at(fleet.classes, index);
    const own = node.level === level ? node.fails : null;
    return own ?? fails.find((cause) => cause.per === level)?.probability ?? 0;
  };
  const above = LEVELS.filter((level) => isAbove(level, per) && failsAt(level)).map((level) => ({
    level,
    chance: Float64Array.from(fleet.nodesOf(level).class, (index) => chanceAt(level, index)),
  }));
  function failsAt(level: Level): boolean {
    return (
      fails.some((cause) => cause.per === level) ||
      fleet.classes.some(({ node }) => node.level === level && node.fails !== null)
    );
  }

  const items = per === 'server' ? null : fleet.nodesOf(per);
  const kinds = new Map<number, number>();
  const kindOf = new Int32Array(cells.count);
  for (let cell = 0; cell < cells.count; cell++) {
    const node = items === null ? -1 : at(items.of, cell);
    const index = items === null ? at(cells.class, cell) : node < 0 ? null : at(items.class, node);
    const chance = index === null ? 0 : chanceAt(per, index);
    const kind = kinds.get(chance) ?? kinds.size;
    kinds.set(chance, kind);
    kindOf[cell] = kind;
  }
  return { above, chances: [...kinds.keys()], kindOf };
}
