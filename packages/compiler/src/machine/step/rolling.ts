/** Units that go on server by server. */
import { at } from '../layout/at.ts';
import { startBatch } from './batches.ts';
import { nextBatch } from './filling.ts';
import { roomOf } from './room.ts';
import { changeUnit, layoutOfDeployUnit, type Round, stageOf, type UnitRef, unitState, update } from './round.ts';
import { standingOf } from './standing.ts';

/** Starts batches as long as one fits. */
export function startRolling(round: Round, ref: UnitRef): void {
  const most = layoutOfDeployUnit(round, ref).rolling || Number.POSITIVE_INFINITY;
  const running = round.state.batches.filter(({ step, unit }) => step === ref.step && unit === ref.unit).length;
  for (let count = running; count < most; count++) {
    const filling = nextBatch(round, ref);
    if (filling.parts.length === 0) return;
    startBatch(round, ref, filling);
  }
}

/** As far as there is room for more to be down, old servers do not wait for the new ones beside them. */
export function leaveEarly(round: Round, ref: UnitRef): void {
  const { lost } = standingOf(round);
  const room = roomOf(round, stageOf(round, ref.step), 'forward');
  const leaves = (cell: number): boolean => {
    if (at(lost, cell) || room.fit(cell, 1, (servers) => servers) === 0) return false;
    room.take({ cell, servers: 1, raise: 1 });
    return true;
  };
  const batches = [...round.state.batches];
  const own = batches.flatMap((batch, index) => (batch.step === ref.step && batch.unit === ref.unit ? [index] : []));
  for (const index of own.sort((a, b) => at(batches, a).ordinal - at(batches, b).ordinal)) {
    const batch = at(batches, index);
    // Each is of one server, or of one item that is in place.
    if (!batch.parts.every(({ cell, surged }) => surged === 1 && leaves(cell))) continue;
    batches[index] = { ...batch, parts: batch.parts.map((part) => ({ ...part, surged: 0 })) };
  }
  if (batches.some((batch, index) => batch !== round.state.batches[index])) update(round, { batches });
  const layout = layoutOfDeployUnit(round, ref);
  const { entries } = unitState(round, ref);
  const left = entries.map((entry, index) => {
    let { kept } = entry;
    while (kept > 0 && leaves(at(layout.entries, index).cell)) kept--;
    return kept === entry.kept ? entry : { ...entry, kept };
  });
  if (left.some((entry, index) => entry !== entries[index])) changeUnit(round, ref, { entries: left });
}
