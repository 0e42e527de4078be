/** Phase 2: `run`s that failed for good, and stages in which too much has failed. */
import { at } from '../layout/at.ts';
import { raise } from './handlers.ts';
import { changeThread, dropThread, isForward, type Round, stageOf, update } from './round.ts';

export function failures(round: Round): void {
  for (const thread of round.failedActs) {
    const { stage, step } = thread;
    if (step === null) continue;
    round.log.push({ kind: 'act-failed', at: round.at, step });
    if (isForward(round)) {
      changeThread(round, thread, { doing: { kind: 'held' } });
      raise(round, { stage, trigger: 'unhealthy', cause: 'run-failed', step, thread });
    } else dropThread(round, thread);
  }
  const stages = [...new Set(round.tried.map(({ step }) => stageOf(round, step)))].sort((a, b) => a - b);
  for (const stage of stages) if (isForward(round)) lookAtFailures(round, stage);
}

function lookAtFailures(round: Round, stage: number): void {
  const handler = at(round.machine.stages, stage).handlers.failures;
  if (handler === null) return;
  const { stages, failuresRaised } = round.state;
  const own = at(stages, stage);
  const whole = handler.of === 'plan';
  if (whole ? failuresRaised : own.failuresRaised) return;

  const counted = whole ? stages : [own];
  const failed = counted.reduce((sum, each) => sum + each.failed, 0);
  const tried = counted.reduce((sum, each) => sum + each.tried, 0);
  const selected = whole ? round.layout.selected : at(round.layout.stages, stage).selected;
  if (handler.atLeast !== null && tried < handler.atLeast) return;
  // A quotient of whole numbers is the double nearest to it, as the written share is: 29 of 100 is not over 29%.
  if (failed / (handler.atLeast === null ? selected : tried) <= handler.over) return;
  if (whole) update(round, { failuresRaised: true });
  else update(round, { stages: stages.with(stage, { ...own, failuresRaised: true }) });
  raise(round, { stage, trigger: 'failures', cause: 'failures', step: null, thread: null });
}
