/** Waits for evidence and for confidence. */
import type { ConfidenceQuestion } from '@rollout/compiler';
import { clockOf } from './calendar.ts';
import { itemAt } from './elements.ts';
import { schedule } from './heap.ts';
import { amountOf, carriedBy, reaches } from './meters.ts';
import type { Kernel, Step } from './state/index.ts';

/** Begins a wait for evidence, which takes that long at least. */
export function beginEvidence(kernel: Kernel, step: Step, time: number): void {
  step.since = kernel.now;
  step.dueAt = kernel.now + time;
  step.satisfied = false;
  kernel.working++;
  kernel.asking.push(step);
  schedule(kernel.heap, step.slot, Math.min(step.dueAt, lastOf(step)));
}

/** A wait for evidence has passed, or what it asks for may be there. Whether it is over. */
export function lookAtEvidence(kernel: Kernel, step: Step): boolean {
  const { now } = kernel;
  if (now >= step.dueAt) step.satisfied = true;
  const isSeen = step.satisfied && evidenceDue(kernel, step) <= now;
  if (!isSeen && now < lastOf(step)) {
    awaitEvidence(kernel, step);
    return false;
  }
  tell(kernel, step, isSeen);
  return true;
}

/** The end of every round: requests come at another rate. */
export function awaitEvidence(kernel: Kernel, step: Step): void {
  const due = step.satisfied ? Math.max(kernel.now, evidenceDue(kernel, step)) : step.dueAt;
  schedule(kernel.heap, step.slot, Math.min(due, lastOf(step)));
}

function evidenceDue({ requests }: Kernel, { own, stage }: Step): number {
  if (requests === null || own.kind !== 'wait' || own.evidence === null) throw new Error('no evidence is waited for');
  return reaches(requests, stage.requestsBefore + own.evidence.requests);
}

function lastOf({ own, since }: Step): number {
  const atMost = own.kind === 'wait' ? (own.evidence?.atMost ?? null) : null;
  return atMost === null ? Number.POSITIVE_INFINITY : since + atMost;
}

export function tell(kernel: Kernel, { index }: Step, satisfied: boolean): void {
  if (kernel.log === null) return;
  kernel.log.push({ kind: satisfied ? 'wait-satisfied' : 'wait-exhausted', at: kernel.now, step: index });
}

/** Whether the step will never end by itself: evidence of which none arrives, or a person who never has the time. */
export function isInVain(kernel: Kernel, step: Step): boolean {
  const { own, stage } = step;
  if (own.kind === 'approval') {
    const rule = kernel.layout.calendar?.ofApproval[stage.index] ?? -1;
    return rule >= 0 && itemAt(kernel.rules, rule).hours.nextOpening(clockOf(kernel)) === null;
  }
  if (own.kind !== 'wait' || own.evidence === null || own.evidence.atMost !== null) return false;
  return step.satisfied && !requestsArrive(kernel);
}

/** Whether new servers see requests, at whatever hour. */
function requestsArrive(kernel: Kernel): boolean {
  const { requests, services } = kernel;
  if (requests === null) return false;
  return services.some((service) => service.requestsPerSecond > 0 && carriedBy(kernel, requests, service) > 0);
}

/** The end of every round: questions that are new, or concern a bug to which exposure has begun to grow at another rate. */
export function askConfidence(kernel: Kernel, step: Step): void {
  const { own } = step;
  if (own.kind !== 'confidence') return;
  if (step.asked && !own.bugs.some((bug) => itemAt(kernel.bugs, bug).changedIn === kernel.round)) return;
  step.asked = true;
  const { luck, now, bugs, looks } = kernel;
  const question: ConfidenceQuestion = {
    now,
    latest: step.since + own.atMost,
    bugs: own.bugs.map((bug) => {
      const { amount, since, rate } = itemAt(bugs, bug);
      return { exposure: amount, since, rate };
    }),
    looks: looks.map(({ step: gate, exposures }) => ({
      step: gate,
      exposures: own.bugs.map((bug) => itemAt(exposures, bug)),
    })),
  };
  schedule(kernel.heap, step.slot, now + luck.confidenceDue(step.index, question));
  step.satisfied = luck.outcome.reached;
}

/** A gate that has passed is a look at everything that is deployed. */
export function noteLook(kernel: Kernel, step: Step): void {
  if (!kernel.asksConfidence) return;
  kernel.looks.push({ step: step.index, exposures: kernel.bugs.map((bug) => amountOf(kernel, bug)) });
}
