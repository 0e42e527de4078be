/** Bugs that show: by exposure, at a node that is done, or at a ring that has them. */
import { settleCell } from './counts.ts';
import { byteAt, intAt, itemAt } from './elements.ts';
import { cancel } from './heap.ts';
import { empty } from './lists.ts';
import { amountOf } from './meters.ts';
import { hasReachedRing } from './people.ts';
import type { Bug, Kernel } from './state/index.ts';
import { awaitAlarms } from './watches.ts';

/** A bug has shown: it takes its servers down, and watches are alarmed. */
export function showBug(kernel: Kernel, bug: Bug, sure: boolean): void {
  bug.shown = true;
  bug.shownAt = kernel.now;
  bug.sure = sure;
  cancel(kernel.heap, bug.slot);
  if (kernel.log !== null) kernel.log.push({ kind: 'bug-shown', at: kernel.now, bug: bug.index });
  if (bug.met && bug.machine.downs !== null) {
    kernel.anyTaken = true;
    for (const cell of bug.cells) if (cell.fresh > 0) settleCell(kernel, cell);
  }
  awaitAlarms(kernel, bug);
}

/** Whether it has, now that somebody looks: of some that surface luck has left it open until then. */
export function hasShown(kernel: Kernel, bug: Bug): boolean {
  if (!bug.shown && bug.there && kernel.luck.late?.hasSurfaced(bug.index, amountOf(kernel, bug)) === true) {
    showBug(kernel, bug, false);
  }
  return bug.shown;
}

/** Bugs that show at nodes, or rings, that are done; unless nobody meets them. */
export function showAtNodes(kernel: Kernel): void {
  const { newlyDone, bugs } = kernel;
  kernel.isReaching = false;
  if (newlyDone.length > 0) countDone(kernel);
  for (const bug of bugs) {
    if (bug.there && bug.met && !bug.shown) showIfReached(kernel, bug);
  }
}

/** Nodes that are done in this round. */
function countDone({ newlyDone, everDone, doneNodes, bugs }: Kernel): void {
  for (let i = 0; i < newlyDone.length; i += 2) {
    const level = itemAt(newlyDone, i);
    const node = itemAt(newlyDone, i + 1);
    const done = itemAt(doneNodes, level);
    if (byteAt(done, node) === 1) continue;
    done[node] = 1;
    everDone.push(level, node);
    for (const bug of bugs) {
      if (bug.there && itemAt(bug.nodes, level)[node] === 1) bug.done[level] = intAt(bug.done, level) + 1;
    }
  }
  empty(newlyDone);
}

function showIfReached(kernel: Kernel, bug: Bug): void {
  const { showsAt, showingsFrom } = kernel.luck.bugs;
  const from = intAt(showingsFrom, bug.index);
  let reached = false;
  let sure = false;
  for (let i = 0; i < bug.levelOf.length; i++) {
    const ordinal = intAt(showsAt, from + i);
    if (ordinal === 0) continue;
    const level = itemAt(bug.levelOf, i);
    if (level < 0 ? !hasReachedRing(kernel, bug, ordinal) : intAt(bug.done, level) < ordinal) continue;
    reached = true;
    if (itemAt(bug.machine.shows, i).found) sure = true;
  }
  if (reached) showBug(kernel, bug, sure);
}
