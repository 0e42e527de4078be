/** What a step begins with. */
import { at } from '../layout/at.ts';
import type { Doing, Thread } from '../state.ts';
import { clockTime, mayStartWork } from './calendar.ts';
import { UNASKED } from './confidence.ts';
import { passPointOfNoReturn } from './no-return.ts';
import { awaitRetirement } from './retirements.ts';
import { changeThread, isHeld, type Round, update } from './round.ts';

type Place = Pick<Thread, 'stage' | 'within'>;

/** The work of a step that a thread has come to; also once more, from its start. */
export function beginWork(round: Round, thread: Place, step: number): void {
  const running = at(round.state.runs, step) + 1;
  update(round, { runs: round.state.runs.with(step, running) });
  changeThread(round, thread, { step, doing: begun(round, step, running) });
}

function begun(round: Round, index: number, running: number): Doing {
  const step = at(round.machine.steps, index);
  switch (step.kind) {
    case 'deploy':
    case 'each':
      // Nothing to deploy is over at once.
      if (at(round.state.units, index).length > 0) return { kind: 'deploying' };
      round.again = true;
      return { kind: 'over' };
    case 'retire':
      awaitRetirement(round, index, step);
      round.again = true;
      return { kind: 'over' };
    case 'clock': {
      const id = `clock:${index}.${running}`;
      round.started.push({ kind: 'clock', id, step: index, running, until: clockTime(round, index) });
      return working(round, id);
    }
    case 'confidence':
      return working(round, UNASKED);
    case 'wait':
    case 'gate':
    case 'approval':
      return started(round, step.kind, index, running);
    case 'pull':
    case 'schema':
    case 'act':
      if (!mayStartWork(round, index)) return { kind: 'closed' };
      if (step.kind === 'schema' && step.phase === 'contract') passPointOfNoReturn(round, index);
      return started(round, step.kind, index, running);
  }
}

function started(
  round: Round,
  kind: 'wait' | 'gate' | 'approval' | 'pull' | 'schema' | 'act',
  step: number,
  running: number,
): Doing {
  const id = `${kind}:${step}.${running}`;
  round.started.push({ kind, id, step, running });
  return working(round, id);
}

function working({ at: since }: Round, id: string): Doing {
  return { kind: 'working', id, since, satisfied: false };
}

/** Phase 5b: what the calendar held. */
export function startHeldWork(round: Round): void {
  const closed = round.state.threads.flatMap(({ step, stage, within, doing }) =>
    step !== null && doing.kind === 'closed' && !isHeld(round, stage) ? [{ step, stage, within }] : [],
  );
  for (const { step, ...thread } of closed.sort((a, b) => a.step - b.step)) {
    if (!mayStartWork(round, step)) continue;
    changeThread(round, thread, { doing: begun(round, step, at(round.state.runs, step)) });
  }
}
