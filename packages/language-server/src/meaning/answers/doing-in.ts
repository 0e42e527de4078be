import type { Doing } from '@rollout/simulator';
import type { Progress } from '../protocol.ts';
import type { Turn } from '../work/turns.ts';

/** Work is done slice by slice, whenever it is this answer's turn; one that is cancelled ends by itself, and says nothing. */
export function doingIn(turn: Turn, onProgress: (progress: Progress) => void = () => {}): Doing {
  return {
    async work(work) {
      const { all, what } = work;
      await turn.run(work, (done) => onProgress({ done, all, what }));
      return 'done';
    },
  };
}
