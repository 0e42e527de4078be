/** Pulling a lever: when a step's time is up, the change reaches more by it. */
import { at } from '../../layout/at.ts';
import type { State } from '../../state.ts';
import type { Pull } from '../../steps.ts';
import { changeThread, dropThread, isForward, type Round, threadsDone, update } from '../round.ts';
import { switched } from './flag.ts';
import { released } from './release.ts';
import { shifted } from './traffic.ts';

/** Phase 1: pulls whose time is up; they end even when the plan has turned. */
export function endPulls(round: Round): void {
  for (const thread of threadsDone(round, 'pull')) {
    const step = at(round.machine.steps, thread.step);
    if (step.kind !== 'pull') continue;
    update(round, pulled(round.state, step.stage, step.pull));
    round.log.push({ kind: 'lever-pulled', at: round.at, step: thread.step });
    if (isForward(round)) changeThread(round, thread, { doing: { kind: 'over' } });
    else dropThread(round, thread);
  }
}

function pulled(state: State, stage: number, pull: Pull): Partial<State> {
  switch (pull.lever) {
    case 'traffic':
      return shifted(state, stage, pull);
    case 'release':
      return released(state, stage, pull);
    case 'flag':
      return switched(state, stage, pull);
  }
}
