/** Bugs that show: by exposure, or at a node that is done. */
import { settleCell } from './counts.ts';
import { byteAt, intAt, itemAt } from './elements.ts';
import { cancel } from './heap.ts';
import { empty } from './lists.ts';
import type { Bug, Kernel } from './state/index.ts';
import { awaitAlarms } from './watches.ts';

/** A bug has shown: it takes its servers down, and watches are alarmed. */
export function showBug(kernel: Kernel, bug: Bug, sure: boolean): void {
  bug.shown = true;
  bug.shownAt = kernel.now;
  bug.sure = sure;
  cancel(kernel.heap, bug.slot);
  if (kernel.log !== null) kernel.log.push({ kind: 'bug-shown', at: kernel.now, bug: bug.index });
  if (bug.machine.downs !== null) {
    kernel.anyTaken = true;
    for (const cell of bug.cells) if (cell.fresh > 0) settleCell(kernel, cell);
  }
  awaitAlarms(kernel, bug);
}

/** Nodes that are done in this round, in the order of their first server, and the bugs that show at them. */
export function showAtNodes(kernel: Kernel): void {
  const { newlyDone, doneNodes, bugs } = kernel;
  for (let i = 0; i < newlyDone.length; i += 2) {
    const level = itemAt(newlyDone, i);
    const node = itemAt(newlyDone, i + 1);
    const done = itemAt(doneNodes, level);
    if (byteAt(done, node) === 1) continue;
    done[node] = 1;
    kernel.everDone.push(level, node);
    for (const bug of bugs) {
      if (bug.there && itemAt(bug.nodes, level)[node] === 1) bug.done[level] = intAt(bug.done, level) + 1;
    }
  }
  empty(newlyDone);
  for (const bug of bugs) {
    if (bug.there && !bug.shown) showIfReached(kernel, bug);
  }
}

function showIfReached(kernel: Kernel, bug: Bug): void {
  const { showsAt, showingsFrom } = kernel.luck.bugs;
  const from = intAt(showingsFrom, bug.index);
  let reached = false;
  let sure = false;
  for (let i = 0; i < bug.levelOf.length; i++) {
    const ordinal = intAt(showsAt, from + i);
    if (ordinal === 0 || intAt(bug.done, itemAt(bug.levelOf, i)) < ordinal) continue;
    reached = true;
    if (itemAt(bug.machine.shows, i).found) sure = true;
  }
  if (reached) showBug(kernel, bug, sure);
}
