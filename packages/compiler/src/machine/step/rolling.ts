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
  const fits = (cell: number): boolean =>
    !at(lost, cell) && roomOf(round, stageOf(round, ref.step), 'forward').fit(cell, 1, (k) => k) === 1;
  const own = round.state.batches.filter(({ step, unit }) => step === ref.step && unit === ref.unit);
  for (const batch of own.sort((a, b) => a.ordinal - b.ordinal)) {
    if (!batch.parts.every(({ cell, surged }) => surged === 1 && fits(cell))) continue;
    const inPlace = { ...batch, parts: batch.parts.map((part) => ({ ...part, surged: 0 })) };
    update(round, { batches: round.state.batches.map((other) => (other === batch ? inPlace : other)) });
  }
  layoutOfDeployUnit(round, ref).entries.forEach(({ cell }, index) => {
    for (;;) {
      const { entries } = unitState(round, ref);
      const entry = at(entries, index);
      if (entry.kept === 0 || !fits(cell)) return;
      changeUnit(round, ref, { entries: entries.with(index, { ...entry, kept: entry.kept - 1 }) });
    }
  });
}
