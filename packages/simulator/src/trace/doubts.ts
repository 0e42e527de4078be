/** While what watches over servers had found fault with them: from a gate's verdict, or an alarm, until their block goes on. */
import type { Layout, Machine, RunEvent } from '@rollout/compiler';
import { known } from '../known.ts';

/** `until`: null where it was never resolved. */
export interface HistoryDoubt {
  readonly from: number;
  readonly until: number | null;
}

interface OpenDoubt {
  readonly watch: number;
  readonly from: number;
  /** Whose next step resolves it: a block, or all that the watch is over. */
  readonly block: string | null;
}

/**
 * Of each watch that was ever in doubt (its index in `watchOf`, which has the watch of each step). A gate in an `each` unit speaks of that unit, one that stands in a stage,
 * and an alarm, of all that the stage has deployed. A retry, whatever comes next, or the end of the unit or the stage resolves it.
 */
export function doubtsOf(
  { stages, steps }: Machine,
  { steps: placed }: Layout,
  log: readonly RunEvent[],
  watchOf: readonly number[],
): ReadonlyMap<number, readonly HistoryDoubt[]> {
  const ofStage = stages.map(() => new Set<number>());
  steps.forEach(({ stage }, step) => {
    ofStage[stage]?.add(known(watchOf[step]));
  });
  const blockOf = (step: number): string => {
    const { within } = known(placed[step]);
    return within === null ? `${known(steps[step]).stage}` : `${within.step}.${within.unit}`;
  };
  const watchInside = new Map(steps.map((_, step) => [blockOf(step), known(watchOf[step])]));
  const told = new Map<number, HistoryDoubt[]>();
  let open: readonly OpenDoubt[] = [];
  const begin = (watches: Iterable<number>, from: number, block: string | null): void => {
    open = [...open, ...[...watches].map((watch) => ({ watch, from, block }))];
  };
  const tell = ({ watch, from }: OpenDoubt, until: number | null): void => {
    if (until !== from) told.set(watch, [...(told.get(watch) ?? []), { from, until }]);
  };
  const resolve = (at: number, isMeant: (doubt: OpenDoubt) => boolean): void => {
    if (open.length === 0) return;
    for (const doubt of open) if (isMeant(doubt)) tell(doubt, at);
    open = open.filter((doubt) => !isMeant(doubt));
  };

  for (const event of log) {
    const { at } = event;
    switch (event.kind) {
      case 'gate-judged': {
        if (event.verdict !== 'unhealthy' && event.verdict !== 'false-alarm') break;
        const isInStage = known(placed[event.step]).within === null;
        const { stage } = known(steps[event.step]);
        begin(isInStage ? known(ofStage[stage]) : [known(watchOf[event.step])], at, blockOf(event.step));
        break;
      }
      case 'watch-alarm':
        begin(known(ofStage[event.stage]), at, null);
        break;
      case 'step-started': {
        const [own, block] = [watchOf[event.step], blockOf(event.step)];
        resolve(at, (doubt) => (doubt.block === null ? doubt.watch === own : doubt.block === block));
        break;
      }
      case 'unit-ended': {
        const inside = `${event.step}.${event.unit}`;
        const own = placed[event.step]?.within === null ? watchInside.get(inside) : null;
        resolve(at, ({ watch, block }) => (block === null ? watch === own : block === inside));
        break;
      }
      case 'stage-ended':
        resolve(at, ({ watch }) => known(ofStage[event.stage]).has(watch));
        break;
      default:
        break;
    }
  }
  for (const doubt of open) tell(doubt, null);
  return told;
}
