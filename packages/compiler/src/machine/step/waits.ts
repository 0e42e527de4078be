/** Waits of every kind: for a time, for evidence, for the clock or a train, for confidence. */
import { at } from '../layout/at.ts';
import type { Thread } from '../state.ts';
import type { WaitStep } from '../steps.ts';
import { amountDue, requestsArrive } from './exposure.ts';
import { changeThread, type Round, threadsDone } from './round.ts';
import { depart, isTrain } from './trains.ts';

type Evidence = NonNullable<WaitStep['evidence']>;

/** Phase 1: those that are over. */
export function endWaits(round: Round): void {
  const done = [
    ...threadsDone(round, 'wait', 'clock', 'confidence').filter(({ step }) => evidenceOf(round, step) === null),
    ...waitsForEvidence(round),
  ];
  for (const thread of done.sort((a, b) => a.step - b.step)) {
    const evidence = evidenceOf(round, thread.step);
    if (evidence === null) endWait(round, thread);
    else lookAtEvidence(round, thread, evidence);
  }
}

function endWait(round: Round, thread: Thread & { readonly step: number }): void {
  const { stage, step, doing } = thread;
  const result = doing.kind === 'working' ? round.ended.get(doing.id) : undefined;
  changeThread(round, thread, { doing: { kind: 'over' } });
  if (isTrain(at(round.machine.steps, step))) depart(round, stage);
  if (result?.kind !== 'confidence') return;
  round.log.push({ kind: result.reached ? 'wait-satisfied' : 'wait-exhausted', at: round.at, step });
}

function lookAtEvidence(round: Round, thread: Thread & { readonly step: number }, { atMost }: Evidence): void {
  const { step, doing } = thread;
  if (doing.kind !== 'working') return;
  const satisfied = doing.satisfied || round.ended.has(doing.id);
  const due = evidenceDue(round, thread);
  const isSeen = satisfied && due !== null && due <= round.at;
  const isOver = isSeen || (atMost !== null && round.at >= doing.since + atMost);
  changeThread(round, thread, { doing: isOver ? { kind: 'over' } : { ...doing, satisfied } });
  if (isOver) round.log.push({ kind: isSeen ? 'wait-satisfied' : 'wait-exhausted', at: round.at, step });
}

function evidenceOf({ machine }: Round, index: number): Evidence | null {
  const step = at(machine.steps, index);
  return step.kind === 'wait' ? step.evidence : null;
}

function waitsForEvidence(round: Round): (Thread & { readonly step: number })[] {
  return round.state.threads.flatMap((thread) => {
    const { step, doing } = thread;
    const waits = step !== null && doing.kind === 'working' && evidenceOf(round, step) !== null;
    return waits ? [{ ...thread, step }] : [];
  });
}

/** When the requests that a wait asks for will have been seen, as things stand; null: never. */
function evidenceDue(round: Round, { stage, step }: Thread & { readonly step: number }): number | null {
  const wanted = evidenceOf(round, step)?.requests ?? 0;
  return amountDue(round.state.requests, at(round.state.stages, stage).requestsBefore + wanted);
}

/** When waits for evidence end by themselves. */
export function evidenceTimes(round: Round): (number | null)[] {
  return waitsForEvidence(round).flatMap((thread) => {
    const { step, doing } = thread;
    if (doing.kind !== 'working') return [];
    const atMost = evidenceOf(round, step)?.atMost ?? null;
    return [doing.satisfied ? evidenceDue(round, thread) : null, atMost === null ? null : doing.since + atMost];
  });
}

/** Whether a thread waits for evidence of which none arrives, and for nothing else. */
export function waitsInVain(round: Round, { step, doing }: Thread): boolean {
  const evidence = step === null ? null : evidenceOf(round, step);
  if (evidence === null || evidence.atMost !== null) return false;
  return doing.kind === 'working' && doing.satisfied && !requestsArrive(round);
}
