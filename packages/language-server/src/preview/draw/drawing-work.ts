import type { OnProgress } from '../../meaning/ask.ts';
import type { MeaningContext } from '../../meaning/work/context.ts';
import type { Turn } from '../../meaning/work/turns.ts';
import type { DrawParams } from '../draw-request.ts';
import type { Memory } from './memory.ts';

/** What every picture is drawn with. */
export interface DrawingWork {
  readonly params: DrawParams;
  readonly context: MeaningContext;
  readonly turn: Turn;
  readonly memory: Memory;
  /** Tells how far a long answer is. */
  readonly told: OnProgress;
}
