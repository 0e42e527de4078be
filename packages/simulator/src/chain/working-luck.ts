/** A luck in which nothing goes wrong, and every time that is drawn is chosen by who listens, and kept: what was at work, from when on, how long. */
import type { Layout, Machine } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import { known } from '../known.ts';
import { calmLuck, type Luck } from '../luck/index.ts';
import { type ItemOfCell, itemsAt } from '../luck/items.ts';
import { emptyLawBook, lawIn } from '../luck/laws.ts';
import { leverTakes } from '../luck/lever-times.ts';
import { stepTimes } from '../luck/step-times.ts';

/** Something that takes a time that is drawn: the slowest of so many that are alike, and `added` to it. */
export interface Work {
  readonly key: string;
  readonly law: Distribution;
  readonly slowestOf: number;
  readonly added: number;
  /** It always takes as long. */
  readonly isFixed: boolean;
}

export interface Worked {
  readonly work: Work;
  readonly start: number;
  readonly time: number;
}

export interface WorkingLuck {
  readonly luck: Luck;
  /** Of the run so far; whoever begins a run empties it. */
  readonly works: Worked[];
  timeOf: (work: Work) => number;
}

export function workingLuck(machine: Machine, layout: Layout, now: () => number): WorkingLuck {
  const laws = emptyLawBook();
  const { deploy, rollback } = machine.numbers;
  const deployItems = itemsAt(layout, deploy.per);
  const revertItems = itemsAt(layout, rollback.per);
  const ofStep = stepTimes(machine);
  const works: Worked[] = [];
  const fixedIn = new Map<Distribution, boolean>();
  const isFixed = (law: Distribution): boolean => {
    const before = fixedIn.get(law);
    if (before !== undefined) return before;
    const { least, most } = lawIn(laws, law);
    fixedIn.set(law, least === most);
    return least === most;
  };
  const work = (key: string, law: Distribution, slowestOf = 1, added = 0): number => {
    const own = { key, law, slowestOf, added, isFixed: isFixed(law) };
    const time = own.isFixed ? Math.ceil(lawIn(laws, law).least + added) : result.timeOf(own);
    if (time > 0) works.push({ work: own, start: now(), time });
    return time;
  };
  const step = (index: number, running: number): number => {
    const law = ofStep[index] ?? null;
    return law === null ? 0 : work(`step ${index} ${running}`, law);
  };
  const calm = calmLuck(machine, layout, 'least');
  const result: WorkingLuck = {
    works,
    timeOf: () => 0,
    luck: {
      ...calm,
      lands: 0,
      fastTrack: false,
      batch: (deploying, unit, ordinal, _attempt, cells, servers, count) =>
        work(
          `batch ${deploying} ${unit} ${ordinal}`,
          deploy.takes,
          itemsOf(deployItems, cells, servers, count),
          deploy.readyAfter,
        ),
      revert: (deploying, unit, ordinal, cells, servers, count) =>
        work(`revert ${deploying} ${unit} ${ordinal}`, rollback.takes, itemsOf(revertItems, cells, servers, count)),
      wait: step,
      pull: step,
      approval: step,
      gate: step,
      gateTakes: step,
      act: step,
      pause: (stage, ordinal, takes) => work(`pause ${stage} ${ordinal}`, takes),
      ask: (stage, ordinal, takes) => work(`ask ${stage} ${ordinal}`, takes),
      leverBack: (lever) => work(`back ${lever}`, leverTakes(machine, lever)),
      rollbackIn: (takes) => work('rollback in', takes),
    },
  };
  return result;
}

function itemsOf(items: ItemOfCell, cells: Int32Array, servers: Int32Array, count: number): number {
  let all = 0;
  if (items === null) {
    for (let i = 0; i < count; i++) all += known(servers[i]);
    return all;
  }
  const seen = new Set<number>();
  for (let i = 0; i < count; i++) seen.add(known(items[known(cells[i])]));
  return seen.size;
}
