/** Phase 1: what has taken its time. */
import { at } from '../layout/at.ts';
import type { BatchState, EntryState, Part, PauseState, RepairState } from '../state.ts';
import { cellsOfParts, failedOfParts, serversOf } from './batches.ts';
import { goesBack } from './goes-back.ts';
import { meet } from './handlers.ts';
import { endPulls } from './levers/pulls.ts';
import { retireBlue } from './retirements.ts';
import { endLeverBack, endRollbackIn } from './reverting.ts';
import {
  byUnit,
  changeThread,
  changeUnit,
  dropThread,
  isForward,
  layoutOfDeployUnit,
  type Round,
  stageOf,
  threadsDone,
  type UnitRef,
  unitState,
  update,
} from './round.ts';
import { showBugs } from './showings.ts';
import { endRecalls } from './trains.ts';
import { endUnit } from './unit-ends.ts';
import { endWaits } from './waits.ts';

export function ends(round: Round): void {
  endBatches(round, 'batch');
  endBatches(round, 'revert');
  endRepairs(round);
  endWaits(round);
  endPulls(round);
  endPauses(round);
  endActs(round);
  endRecalls(round);
  endLeverBack(round);
  endRollbackIn(round);
  retireBlue(round);
  if (round.state.course.kind !== 'ended') showBugs(round);
}

function endBatches(round: Round, kind: BatchState['kind']): void {
  const isOver = ({ status, id }: BatchState): boolean =>
    status === 'lost' || (status === 'running' && round.ended.has(id));
  const over = round.state.batches.filter((batch) => batch.kind === kind && isOver(batch));
  for (const batch of over.sort((a, b) => byUnit(a, b) || a.ordinal - b.ordinal)) {
    const result = round.ended.get(batch.id);
    const all = cellsOfParts(batch.parts).map(({ servers }) => servers);
    if (batch.status === 'lost') endBatch(round, batch, all);
    else if (result?.kind === batch.kind) endBatch(round, batch, result.failed);
  }
}

/** `failed`: for each cell of the batch the servers that stay failed. */
function endBatch(round: Round, batch: BatchState, failedInCells: readonly number[]): void {
  const { kind, step, unit, ordinal, parts } = batch;
  update(round, { batches: round.state.batches.filter((other) => other !== batch) });
  const failedInParts = failedOfParts(parts, failedInCells);
  const failed = failedInParts.reduce((sum, count) => sum + count, 0);
  const common = { at: round.at, step, unit, ordinal, servers: serversOf(parts), failed };
  const broken = parts.map((part, index) => ({ ...part, servers: at(failedInParts, index), surged: 0 }));
  if (kind === 'revert') {
    // What was reverted beside its old server is on the new version until now.
    changeEntries(round, batch, parts, (entry, _, index) => {
      const { surged } = at(parts, index);
      const stuck = entry.stuck + at(failedInParts, index);
      return { ...entry, onNew: entry.onNew - surged, gone: entry.gone + surged, stuck };
    });
    round.log.push({ kind: 'revert-ended', ...common });
  } else {
    changeEntries(round, batch, parts, (entry, servers, index) => {
      const lost = at(failedInParts, index);
      return {
        ...entry,
        tried: entry.tried + servers,
        onNew: entry.onNew + servers - lost,
        failed: entry.failed + lost,
        kept: entry.kept + Math.min(lost, at(parts, index).surged),
      };
    });
    round.log.push({ kind: 'batch-ended', ...common });
    round.tried.push(batch);
    countTried(round, stageOf(round, step), common.servers, failed);
  }
  startRepair(round, batch, broken);
  if (kind === 'batch' && isTried(round, batch)) endUnit(round, batch);
}

function changeEntries(
  round: Round,
  ref: UnitRef,
  parts: readonly Part[],
  change: (entry: EntryState, servers: number, index: number) => EntryState,
): void {
  const entries = [...unitState(round, ref).entries];
  parts.forEach(({ entry, servers }, index) => {
    entries[entry] = change(at(entries, entry), servers, index);
  });
  changeUnit(round, ref, { entries });
}

function countTried(round: Round, stage: number, tried: number, failed: number): void {
  const { stages, failedServers } = round.state;
  const own = at(stages, stage);
  update(round, {
    failedServers: failedServers + failed,
    stages: stages.with(stage, { ...own, tried: own.tried + tried, failed: own.failed + failed }),
  });
}

function isTried(round: Round, ref: UnitRef): boolean {
  const { entries } = unitState(round, ref);
  return layoutOfDeployUnit(round, ref).entries.every(({ servers }, entry) => at(entries, entry).tried === servers);
}

/** Failed servers are repaired, unless the plan stops. */
function startRepair(round: Round, { kind, step, unit, ordinal }: BatchState, broken: readonly Part[]): void {
  const { course } = round.state;
  const parts = broken.filter(({ servers }) => servers > 0);
  const stops = course.kind === 'turned' && course.turn.kind === 'stop';
  if (round.machine.numbers.repair === null || parts.length === 0 || stops) return;
  const id = `repair:${kind}.${step}.${unit}.${ordinal}`;
  update(round, { repairs: [...round.state.repairs, { id, of: kind, step, unit, ordinal, parts }] });
  round.started.push({ kind: 'repair', id, step, unit, ordinal, cells: cellsOfParts(parts) });
}

function endRepairs(round: Round): void {
  const order = (a: RepairState, b: RepairState): number =>
    byUnit(a, b) || a.of.localeCompare(b.of) || a.ordinal - b.ordinal;
  const ended = round.state.repairs.filter(({ id }) => round.ended.has(id)).sort(order);
  for (const repair of ended) endRepair(round, repair);
}

/** What has been reverted, or deployed to again, meanwhile does not come back once more. Those that are down come back first. */
function endRepair(round: Round, repair: RepairState): void {
  update(round, { repairs: round.state.repairs.filter((other) => other !== repair) });
  const { final } = unitState(round, repair);
  const isLeft = goesBack(round, { stage: stageOf(round, repair.step), final });
  let servers = 0;
  changeEntries(round, repair, repair.parts, (entry, wanted) => {
    const count = Math.min(wanted, repair.of === 'revert' ? entry.stuck : entry.failed);
    servers += count;
    if (repair.of === 'revert') return { ...entry, stuck: entry.stuck - count };
    const onNew = isLeft ? entry.onNew : entry.onNew + count;
    const failed = entry.failed - count;
    return { ...entry, failed, kept: Math.min(entry.kept, failed), onNew };
  });
  const { step, unit, ordinal } = repair;
  if (servers > 0) round.log.push({ kind: 'repaired', at: round.at, step, unit, ordinal, servers });
}

function endPauses(round: Round): void {
  const order = (a: PauseState, b: PauseState): number => a.stage - b.stage || a.ordinal - b.ordinal;
  const ended = round.state.pauses.filter(({ id }) => round.ended.has(id)).sort(order);
  for (const pause of ended) {
    // One that ended before it may have turned the plan.
    if (!isForward(round)) return;
    update(round, { pauses: round.state.pauses.filter((other) => other.id !== pause.id) });
    endPause(round, pause);
  }
}

function endPause(round: Round, { kind, id, stage, raiser, next, depth }: PauseState): void {
  if (kind === 'pause') {
    round.log.push({ kind: 'pause-ended', at: round.at, stage });
    meet(round, raiser, next, depth);
    return;
  }
  const result = round.ended.get(id);
  const continues = result?.kind === 'ask' && result.continues;
  round.log.push({ kind: 'answered', at: round.at, stage, continues });
  meet(round, raiser, continues ? { kind: 'continue' } : next, depth);
}

/** One that has failed for good is met in the phase of failures. */
function endActs(round: Round): void {
  for (const thread of threadsDone(round, 'act', 'schema')) {
    const result = thread.doing.kind === 'working' ? round.ended.get(thread.doing.id) : undefined;
    if ((result?.kind === 'act' || result?.kind === 'schema') && result.failed) round.failedActs.push(thread);
    else if (isForward(round)) changeThread(round, thread, { doing: { kind: 'over' } });
    else dropThread(round, thread);
  }
}
