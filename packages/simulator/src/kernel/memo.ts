/**
 * A memory of trajectories, for machines of which everything that is drawn is a chance: a run is then a function of the
 * outcomes of its chances, and one that has been run before costs only its draws. A tree: at each node stands what is drawn
 * next, each outcome leads on, and at the leaves stand the records.
 */
import type { Luck } from '../luck/luck.ts';
import { byteAt, intAt, numberAt } from './elements.ts';

/** Nodes that a memory holds at most, and numbers in all of its records. Beyond these trials are simply run. */
export const MOST_NODES = 65_536;
const MOST_NUMBERS = 4_194_304;
/** Questions of one trial; one with more is not kept. Each takes five numbers: ask, step, running, bug, outcome. */
const MOST_ASKED = 1024;
const ASKED = 5;

/** What is asked at a node. */
const LEAF = 0;
const FATE = 1;
const SEES = 2;
const CRIES_WOLF = 3;
const ACT = 4;

export interface Memo {
  /** A luck that gives the same answers, and notes what is asked of it. */
  readonly luck: Luck;
  readonly width: number;
  /** Nodes: what is asked, with its step, running and bug (for a leaf: the place of its record); the first edge out. */
  nodes: number;
  readonly asks: Uint8Array;
  readonly steps: Int32Array;
  readonly runnings: Int32Array;
  readonly bugs: Int32Array;
  readonly firstEdge: Int32Array;
  /** Edges: the outcome, where it leads, and the next edge out of the same node. Each leads to a node of its own. */
  readonly outcomes: Float64Array;
  readonly nextEdge: Int32Array;
  records: Float64Array;
  leaves: number;
  /** What has been asked in the trial in hand, and how many numbers that is. */
  readonly asked: Float64Array;
  askedTo: number;
}

export function createMemo(luck: Luck, width: number, mostNodes: number = MOST_NODES): Memo {
  const memo: Memo = {
    luck: {
      ...luck,
      get lands() {
        return luck.lands;
      },
      get fastTrack() {
        return luck.fastTrack;
      },
      gateSees(step, running, bug) {
        const sees = luck.gateSees(step, running, bug);
        note(memo, SEES, step, running, bug, sees ? 1 : 0);
        return sees;
      },
      gateCriesWolf(step, running) {
        const cries = luck.gateCriesWolf(step, running);
        note(memo, CRIES_WOLF, step, running, 0, cries ? 1 : 0);
        return cries;
      },
      act(step, running) {
        const time = luck.act(step, running);
        note(memo, ACT, step, running, 0, outcomeOfAct(luck, time));
        return time;
      },
    },
    width,
    nodes: 0,
    asks: new Uint8Array(mostNodes),
    steps: new Int32Array(mostNodes),
    runnings: new Int32Array(mostNodes),
    bugs: new Int32Array(mostNodes),
    firstEdge: new Int32Array(mostNodes),
    outcomes: new Float64Array(mostNodes),
    nextEdge: new Int32Array(mostNodes),
    records: new Float64Array(0),
    leaves: 0,
    asked: new Float64Array(MOST_ASKED * ASKED),
    askedTo: 0,
  };
  return memo;
}

function note(memo: Memo, ask: number, step: number, running: number, bug: number, outcome: number): void {
  const { asked, askedTo } = memo;
  memo.askedTo = askedTo + ASKED;
  if (askedTo >= asked.length) return;
  asked[askedTo] = ask;
  asked[askedTo + 1] = step;
  asked[askedTo + 2] = running;
  asked[askedTo + 3] = bug;
  asked[askedTo + 4] = outcome;
}

/** With fixed times, the time tells how many attempts were made. */
const outcomeOfAct = (luck: Luck, time: number): number => 2 * time + (luck.outcome.actFailed ? 1 : 0);

/** Writes the record of the trial that luck has begun, if one like it was run before; else notes its fates and gives false. */
export function recall(memo: Memo, records: Float64Array, row: number): boolean {
  const { luck, asks, steps, runnings, bugs, asked } = memo;
  memo.askedTo = 0;
  noteFates(memo, luck);
  const fates = Math.min(memo.askedTo, asked.length);
  let node = memo.nodes > 0 ? 0 : -1;
  for (let i = 0; i < fates && node >= 0; i += ASKED) node = follow(memo, node, numberAt(asked, i + ASKED - 1));
  while (node >= 0) {
    const step = intAt(steps, node);
    const running = intAt(runnings, node);
    switch (byteAt(asks, node)) {
      case LEAF:
        copy(memo, step, records, row);
        return true;
      case SEES:
        node = follow(memo, node, luck.gateSees(step, running, intAt(bugs, node)) ? 1 : 0);
        break;
      case CRIES_WOLF:
        node = follow(memo, node, luck.gateCriesWolf(step, running) ? 1 : 0);
        break;
      default:
        node = follow(memo, node, outcomeOfAct(luck, luck.act(step, running)));
    }
  }
  return false;
}

/** Keeps the record of the trial that has just been run, unless the memory is full. */
export function remember(memo: Memo, records: Float64Array, row: number): void {
  const { asked, askedTo, width } = memo;
  if (askedTo > asked.length || (memo.leaves + 1) * width > MOST_NUMBERS) return;
  if (memo.nodes + askedTo / ASKED + 1 > memo.asks.length) return;
  if (memo.nodes === 0) addNode(memo, 0);
  let node = 0;
  for (let i = 0; i < askedTo; i += ASKED) {
    const outcome = numberAt(asked, i + ASKED - 1);
    const next = follow(memo, node, outcome);
    node = next >= 0 ? next : addEdge(memo, node, outcome, i + ASKED);
  }
  memo.steps[node] = memo.leaves++;
  if (memo.leaves * width > memo.records.length) {
    const more = new Float64Array(Math.min(MOST_NUMBERS, 2 * memo.leaves * width));
    more.set(memo.records);
    memo.records = more;
  }
  const at = (memo.leaves - 1) * width;
  for (let i = 0; i < width; i++) memo.records[at + i] = numberAt(records, row + i);
}

function follow(memo: Memo, node: number, outcome: number): number {
  for (let edge = intAt(memo.firstEdge, node); edge >= 0; edge = intAt(memo.nextEdge, edge)) {
    if (numberAt(memo.outcomes, edge) === outcome) return edge;
  }
  return -1;
}

/** An edge has the number of the node that it leads to; what is asked there stands in `asked` from `from` on. */
function addEdge(memo: Memo, node: number, outcome: number, from: number): number {
  const edge = addNode(memo, from);
  memo.outcomes[edge] = outcome;
  memo.nextEdge[edge] = intAt(memo.firstEdge, node);
  memo.firstEdge[node] = edge;
  return edge;
}

/** Where nothing more is asked stands a leaf. */
function addNode(memo: Memo, from: number): number {
  const { asked } = memo;
  const node = memo.nodes++;
  const leaf = from >= memo.askedTo;
  memo.asks[node] = leaf ? LEAF : numberAt(asked, from);
  memo.steps[node] = leaf ? 0 : numberAt(asked, from + 1);
  memo.runnings[node] = leaf ? 0 : numberAt(asked, from + 2);
  memo.bugs[node] = leaf ? 0 : numberAt(asked, from + 3);
  memo.firstEdge[node] = -1;
  memo.nextEdge[node] = -1;
  return node;
}

/** What luck holds for the whole trial: which bugs are there, and of each of those where it shows and who can see it. */
function noteFates(memo: Memo, { bugs: fates, fastTrack }: Luck): void {
  const { there, showingsFrom, showsAt, blind, watched } = fates;
  const bugs = there.length;
  let last = -1;
  for (let bug = 0; bug < bugs; bug++) {
    if (byteAt(there, bug) === 0) continue;
    note(memo, FATE, 0, 0, 0, bug - last);
    last = bug;
    for (let i = intAt(showingsFrom, bug); i < intAt(showingsFrom, bug + 1); i++) {
      note(memo, FATE, 0, 0, 0, intAt(showsAt, i));
    }
    const checks = blind.length / bugs;
    for (let i = bug * checks; i < (bug + 1) * checks; i++) note(memo, FATE, 0, 0, 0, byteAt(blind, i));
    const watches = watched.length / bugs;
    for (let i = bug * watches; i < (bug + 1) * watches; i++) note(memo, FATE, 0, 0, 0, numberAt(watched, i));
  }
  // No bug follows; and whether it waits for no train.
  note(memo, FATE, 0, 0, 0, fastTrack ? -1 : 0);
}

function copy({ records: kept, width }: Memo, leaf: number, records: Float64Array, row: number): void {
  const at = leaf * width;
  for (let i = 0; i < width; i++) records[row + i] = numberAt(kept, at + i);
}
