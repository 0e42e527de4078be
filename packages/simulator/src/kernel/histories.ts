/** Notes what a run comes to over time, at the end of every round, where it is traced. */
import { byteAt, itemAt, numberAt } from './elements.ts';
import { amountOf } from './meters.ts';
import { usersExposed } from './people.ts';
import type { Bug, BugChange, Change, Histories, Kernel, LoadHistory, Service, Versions } from './state/index.ts';

/** Before the run begins: what everybody carries while nothing has started is the first that is noted of loads. */
export function openHistories({ bugs, services, areas, cells, flags, machine }: Kernel): Histories {
  return {
    bugs: bugs.map(() => []),
    loads: services.map(openLoads),
    fresh: [],
    shares: areas.map(() => []),
    widths: [null, ...flags].map(() => []),
    moved: machine.numbers.checks.map(() => []),
    freshNow: { total: 0, ofCell: new Float64Array(cells.length) },
  };
}

/** At rest all servers of a service carry the same, but for the hour. */
function openLoads({ groups, factor, peak, peakGroup }: Service): LoadHistory {
  return {
    changes: [{ at: 0, value: peak, group: peakGroup }],
    groups,
    carried: Float64Array.from(groups, ({ load }) => (load === 0 ? 0 : factor)),
    placeOf: new Map(groups.map((group, place) => [group, place])),
    most: -1,
  };
}

export function noteHistories(kernel: Kernel, histories: Histories): void {
  const { now } = kernel;
  const { bugs, loads, fresh, shares, widths, moved, freshNow } = histories;
  for (const bug of kernel.bugs) if (bug.there) noteBug(kernel, itemAt(bugs, bug.index), bug);
  for (const history of loads) noteGreatest(history, now);
  note(fresh, now, freshNow.total);
  for (const { index, share } of kernel.areas) note(itemAt(shares, index), now, share);
  [kernel.release, ...kernel.flags].forEach(({ width }, which) => {
    note(itemAt(widths, which), now, width);
  });
  kernel.machine.numbers.checks.forEach(({ health }, check) => {
    if (health === null) return;
    note(itemAt(moved, check), now, movedBy(kernel, health.moving, check));
  });
}

/** Before the run begins. */
export function openVersions({ cells, flags }: Kernel): Versions {
  return {
    fresh: [],
    widths: [null, ...flags].map(() => []),
    freshNow: { total: 0, ofCell: new Float64Array(cells.length) },
  };
}

export function noteVersions({ now, release, flags }: Kernel, { fresh, widths, freshNow }: Versions): void {
  note(fresh, now, freshNow.total);
  note(itemAt(widths, 0), now, release.width);
  for (let flag = 0; flag < flags.length; flag++) note(itemAt(widths, flag + 1), now, itemAt(flags, flag).width);
}

function note(history: Change[], at: number, value: number): void {
  if ((history.at(-1)?.value ?? null) !== value) history.push({ at, value });
}

function noteBug(kernel: Kernel, history: BugChange[], bug: Bug): void {
  const { rate } = bug;
  const servers = bug.met ? bug.servers : 0;
  const users = bug.met && kernel.hasPeople ? usersExposed(kernel, bug) : 0;
  const last = history.at(-1);
  if (last === undefined ? rate === 0 && servers === 0 && users === 0 : isAlike(last, rate, servers, users)) return;
  history.push({ at: kernel.now, amount: amountOf(kernel, bug), rate, servers, users });
}

const isAlike = (last: BugChange, rate: number, servers: number, users: number): boolean =>
  last.rate === rate && last.servers === servers && last.users === users;

function noteGreatest(history: LoadHistory, at: number): void {
  const { carried, changes, groups } = history;
  if (carried.length === 0) return;
  if (history.most < 0) {
    history.most = 0;
    for (let i = 1; i < carried.length; i++) {
      if (numberAt(carried, i) > numberAt(carried, history.most)) history.most = i;
    }
  }
  const value = numberAt(carried, history.most);
  if (changes.at(-1)?.value === value) return;
  changes.push({ at, value, group: itemAt(groups, history.most).number });
}

/** The bugs that move a check's metrics: those that have shown, are met, and that it can see. */
function movedBy({ bugs, luck, machine }: Kernel, moving: readonly number[], check: number): number {
  let moved = 0;
  moving.forEach((index, bit) => {
    const { met, shown } = itemAt(bugs, index);
    const isBlind = byteAt(luck.bugs.blind, index * machine.numbers.checks.length + check) === 1;
    if (met && shown && !isBlind) moved |= 1 << bit;
  });
  return moved;
}
