/** Waits for confidence: what is asked of whoever knows the laws of the bugs. */
import { at } from '../layout/at.ts';
import type { ConfidenceStep } from '../steps.ts';
import type { ConfidenceQuestion } from '../work.ts';
import { asksForConfidence, exposureAt } from './exposure.ts';
import { changeThread, type Round, update } from './round.ts';

/** What a thread at such a step works under until its question is asked, at the end of the round. */
export const UNASKED = '';

/** A gate that has passed is a look at everything that is deployed. */
export function noteLook(round: Round, step: number): void {
  if (!asksForConfidence(round)) return;
  const exposures = round.state.bugs.map((bug) => exposureAt(bug, round.at));
  update(round, { looks: [...round.state.looks, { step, exposures }] });
}

/** At the end of every round: questions that are new, or concern a bug to which exposure has begun to grow at another rate. */
export function askConfidence(round: Round, changed: ReadonlySet<number>): void {
  for (const thread of round.state.threads) {
    const { step, doing } = thread;
    const own = step === null ? null : at(round.machine.steps, step);
    if (step === null || own?.kind !== 'confidence' || doing.kind !== 'working') continue;
    if (doing.id !== UNASKED && !own.bugs.some((bug) => changed.has(bug))) continue;
    const running = at(round.state.runs, step);
    const id = `confidence:${step}.${running}.${round.state.round}`;
    changeThread(round, thread, { doing: { ...doing, id } });
    round.started.push({ kind: 'confidence', id, step, running, question: questionOf(round, own, doing.since) });
  }
}

function questionOf(round: Round, { bugs, atMost }: ConfidenceStep, since: number): ConfidenceQuestion {
  const { state, at: now } = round;
  return {
    now,
    latest: since + atMost,
    bugs: bugs.map((bug) => {
      const { exposure, since: from, rate } = at(state.bugs, bug);
      return { exposure, since: from, rate };
    }),
    looks: state.looks.map(({ step, exposures }) => ({ step, exposures: bugs.map((bug) => at(exposures, bug)) })),
  };
}
