/** Pulling a lever: when a step's time is up, the change reaches more by it. */
import { at } from '../../layout/at.ts';
import type { Pull } from '../../steps.ts';
import { changeThread, dropThread, isForward, type Round, threadsDone } from '../round.ts';
import { switchFlag } from './flag.ts';
import { releaseTo } from './release.ts';
import { shiftTraffic } from './traffic.ts';

/** Phase 1: pulls whose time is up; they end even when the plan has turned. */
export function endPulls(round: Round): void {
  for (const thread of threadsDone(round, 'pull')) {
    const step = at(round.machine.steps, thread.step);
    if (step.kind !== 'pull') continue;
    pull(round, step.stage, step.pull);
    round.log.push({ kind: 'lever-pulled', at: round.at, step: thread.step });
    if (isForward(round)) changeThread(round, thread, { doing: { kind: 'over' } });
    else dropThread(round, thread);
  }
}

function pull(round: Round, stage: number, what: Pull): void {
  switch (what.lever) {
    case 'traffic':
      return shiftTraffic(round, stage, what);
    case 'release':
      return releaseTo(round, stage, what);
    case 'flag':
      return switchFlag(round, stage, what);
  }
}
