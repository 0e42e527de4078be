/** Phase 3: outages end and begin, and what that does to batches. */
import { at } from '../layout/at.ts';
import type { BatchState, OutageState } from '../state.ts';
import { startedOf } from './batches.ts';
import { beginIncidents, endIncidents } from './incidents.ts';
import { byUnit, isForward, type Round, update } from './round.ts';
import { standingOf } from './standing.ts';

export function outages(round: Round): void {
  const order = (a: OutageState, b: OutageState): number => a.outage - b.outage || a.node - b.node;
  const due = round.state.outages.filter(({ id }) => round.ended.has(id)).sort(order);
  for (const outage of due) if (outage.lasting) end(round, outage);
  endIncidents(round);
  for (const outage of due) if (!outage.lasting) begin(round, outage);
  beginIncidents(round);
  hitBatches(round);
  resumeBatches(round);
}

/** The first outage of a node comes some time after the plan's start, the next some time after the end of the last. */
export function awaitOutage(round: Round, outage: number, node: number, ordinal: number): void {
  const id = `outage-due:${outage}.${node}.${ordinal}`;
  update(round, { outages: [...round.state.outages, { id, outage, node, ordinal, lasting: false }] });
  round.started.push({ kind: 'outage-due', id, outage, node, ordinal });
}

function drop(round: Round, outage: OutageState): void {
  update(round, { outages: round.state.outages.filter((other) => other !== outage) });
}

function end(round: Round, outage: OutageState): void {
  drop(round, outage);
  round.log.push({ kind: 'outage-ended', at: round.at, outage: outage.outage, node: outage.node });
  awaitOutage(round, outage.outage, outage.node, outage.ordinal + 1);
}

function begin(round: Round, due: OutageState): void {
  drop(round, due);
  const { outage, node, ordinal } = due;
  const id = `outage:${outage}.${node}.${ordinal}`;
  round.log.push({ kind: 'outage-started', at: round.at, outage, node });
  update(round, { outages: [...round.state.outages, { id, outage, node, ordinal, lasting: true }] });
  round.started.push({ kind: 'outage', id, outage, node, ordinal });
}

function inOrder(a: BatchState, b: BatchState): number {
  return a.kind.localeCompare(b.kind) || byUnit(a, b);
}

/** A batch that an outage hits fails as one attempt; a reverting one is simply begun again. */
function hitBatches(round: Round): void {
  const { lost } = standingOf(round);
  const { retries } = round.machine.numbers.deploy;
  const isHit = ({ status, parts }: BatchState): boolean =>
    status === 'running' && parts.some(({ cell }) => at(lost, cell));
  for (const batch of round.state.batches.filter(isHit).sort(inOrder)) {
    const { kind, step, unit, ordinal, attempt } = batch;
    const goesOn = kind === 'revert' || (isForward(round) && attempt <= retries);
    change(round, batch, { status: goesOn ? 'waiting' : 'lost', attempt: attempt + 1, spared: [] });
    round.log.push({ kind: 'batch-hit', at: round.at, step, unit, ordinal });
  }
}

/** Batches that have waited for an outage's end are begun again, whatever pauses there are. */
function resumeBatches(round: Round): void {
  const { lost } = standingOf(round);
  const mayResume = ({ status, parts }: BatchState): boolean =>
    status === 'waiting' && !parts.some(({ cell }) => at(lost, cell));
  for (const batch of round.state.batches.filter(mayResume).sort(inOrder)) {
    const { kind, step, unit, ordinal, attempt } = batch;
    const resumed = change(round, batch, { status: 'running', id: `${kind}:${step}.${unit}.${ordinal}.${attempt}` });
    round.log.push({ kind: 'batch-resumed', at: round.at, step, unit, ordinal });
    round.started.push(startedOf(resumed));
  }
}

function change(round: Round, batch: BatchState, changes: Partial<BatchState>): BatchState {
  const changed = { ...batch, ...changes };
  update(round, { batches: round.state.batches.map((other) => (other === batch ? changed : other)) });
  return changed;
}
