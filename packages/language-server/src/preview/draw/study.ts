import { formatCount } from '@rollout/report';
import {
  advanceExactStudy,
  answerWithMore,
  DEFAULT_CONFIDENCE,
  DEFAULT_SEED,
  type MoreOptions,
  openExactStudy,
  type Results,
} from '@rollout/simulator';
import { doingIn } from '../../meaning/answers/doing-in.ts';
import type { DrawingWork } from './drawing-work.ts';
import { fragmentsOf, loadPictures, type Shown } from './shown.ts';
import type { Subject } from './subject.ts';

/** So many runs tell what it will look like, and are soon there. */
const FIRST_TRIALS = 300;
/** A plan with no more different runs than this is worked out exactly at once. */
const FEW_RUNS = 200;

const USUAL: MoreOptions = { trials: null, seed: DEFAULT_SEED, confidence: DEFAULT_CONFIDENCE, curves: true };

/** What to expect of a plan: a first look of few runs, then what `rollout simulate` says. */
export async function drawStudy({ machine }: Subject, { params, turn, memory, told }: DrawingWork): Promise<Shown> {
  const { isFirst, results } = await memory.of(machine, `study ${params.effort}`, async () => {
    const isFirst = params.effort === 0 && !isSoonExact(machine);
    const first: MoreOptions = { ...USUAL, method: 'simulated', trials: FIRST_TRIALS };
    const answer = await answerWithMore(machine, isFirst ? first : USUAL, doingIn(turn, told));
    if (answer.kind !== 'answer') throw new Error('nobody insisted on an exact answer, or stopped it');
    return { isFirst, results: answer.results };
  });
  const drawing = await loadPictures();
  const drawn = fragmentsOf(drawing, drawing.studyPictures(results, machine), params.width);
  const basis = basisOf(results, isFirst);
  return { kind: 'shown', ...drawn, film: null, run: null, basis, next: isFirst ? 1 : null };
}

function isSoonExact(machine: Subject['machine']): boolean {
  const study = openExactStudy(machine, {});
  return advanceExactStudy(study, FEW_RUNS) !== 'more' && study.walk.why === null;
}

function basisOf({ method, trials }: Results, isFirst: boolean): string {
  if (method === 'exact') return 'Exact';
  return isFirst ? `A first look: ${formatCount(trials)} runs` : `${formatCount(trials)} runs`;
}
