/** Servers go back: what stands beside the old version at once, then the rest in batches. */
import { at } from '../../layout/at.ts';
import type { BatchState } from '../../state.ts';
import { begin, serversOf, surgedOf } from '../batches.ts';
import { goesBack } from '../goes-back.ts';
import { nextRevert } from '../revert-batches.ts';
import { changeUnit, hasBatch, layoutOfDeployUnit, type Round, stageOf, type UnitRef, unitState } from '../round.ts';
import { standsBeside } from '../standing.ts';
import { exclusionsAllow } from '../units.ts';
import { isAnythingInProgress } from '../wake.ts';
import type { Lever, Progress } from './lever.ts';

export const servers: Lever = {
  name: 'servers',
  begin: () => {},
  takesTurn: () => true,
  goBack(round) {
    removeBeside(round);
    return revert(round);
  },
};

/** All that is green, and what failed while its old server stood. */
function removeBeside(round: Round): void {
  round.state.units.forEach((units, step) => {
    const stage = stageOf(round, step);
    const green = standsBeside(round.machine, round.state, step);
    units.forEach(({ entries, final }, unit) => {
      if (!goesBack(round, { stage, final })) return;
      let servers = 0;
      const left = entries.map((entry) => {
        const fromNew = green ? entry.onNew : 0;
        servers += fromNew + entry.kept;
        const { onNew, gone, failed, kept } = entry;
        return { ...entry, onNew: onNew - fromNew, gone: gone + fromNew, failed: failed - kept, kept: 0 };
      });
      if (servers === 0) return;
      changeUnit(round, { step, unit }, { entries: left });
      round.log.push({ kind: 'green-removed', at: round.at, step, unit, servers });
    });
  });
}

/** Reverting the rest, unit by unit. */
function revert(round: Round): Progress {
  const units = unitsToRevert(round);
  for (const ref of units) if (unitState(round, ref).reverting) revertSome(round, ref);
  for (const ref of units) {
    if (unitState(round, ref).reverting || leftToRevert(round, ref) === 0) continue;
    const atWork = units.filter((other) => isAtWork(round, other));
    const touching = atWork.map((other) => ({ ...layoutOfDeployUnit(round, other), ...other }));
    if (exclusionsAllow(round, ref, touching, 'at once')) revertSome(round, ref);
  }
  if (round.state.batches.length > 0) return 'going';
  if (units.every((ref) => leftToRevert(round, ref) === 0)) return 'over';
  return isAnythingInProgress(round) ? 'going' : 'blocked';
}

/** In reverse order of completion, unfinished ones first; of those that ended in one round the later declared first. */
function unitsToRevert(round: Round): UnitRef[] {
  const refs = round.state.units.flatMap((units, step) =>
    units.flatMap(({ entries, endedIn, final }, unit) =>
      entries.length > 0 && goesBack(round, { stage: stageOf(round, step), final })
        ? [{ step, unit, endedIn: endedIn ?? Number.POSITIVE_INFINITY }]
        : [],
    ),
  );
  const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
  refs.sort((a, b) => compare(b.endedIn, a.endedIn) || b.step - a.step || b.unit - a.unit);
  return refs.map(({ step, unit }) => ({ step, unit }));
}

function leftToRevert(round: Round, ref: UnitRef): number {
  return unitState(round, ref).entries.reduce((sum, { onNew, failed }) => sum + onNew + failed, 0);
}

/** From its first reverting batch until nothing of it is left to revert. */
function isAtWork(round: Round, ref: UnitRef): boolean {
  return unitState(round, ref).reverting && (hasBatch(round, ref) || leftToRevert(round, ref) > 0);
}

function revertSome(round: Round, ref: UnitRef): void {
  if (hasBatch(round, ref)) return;
  const { failed, onNew, filling } = nextRevert(round, ref);
  if (filling.parts.length === 0) return;
  const unit = unitState(round, ref);
  const ordinal = unit.reverts + 1;
  const entries = unit.entries.map((entry, index) => ({
    ...entry,
    failed: entry.failed - at(failed, index),
    onNew: entry.onNew - at(onNew, index),
    gone: entry.gone + at(onNew, index),
  }));
  changeUnit(round, ref, { reverts: ordinal, reverting: true, entries });
  const batch: BatchState = {
    ...ref,
    kind: 'revert',
    id: `revert:${ref.step}.${ref.unit}.${ordinal}.1`,
    ordinal,
    attempt: 1,
    parts: filling.parts,
    spared: filling.spared,
    status: 'running',
  };
  begin(round, batch, filling.starting);
  round.log.push({
    kind: 'revert-started',
    at: round.at,
    ...ref,
    ordinal,
    servers: serversOf(batch.parts),
    surged: surgedOf(batch.parts),
  });
}
