/** One plan looked at, within a budget of work: exactly where that is possible, else by as many trials as it has room for. */
import { layoutOf, type Machine } from '@rollout/compiler';
import {
  type AnswerOptions,
  advanceStageTimes,
  answerByTrials,
  answerOf,
  DEFAULT_CONFIDENCE,
  DEFAULT_SEED,
  DEFAULT_TRIALS,
  type Doing,
  type FoundAnswer,
  MOST_ROUNDS,
  MOST_TIMED,
  openStageTimes,
  RunTooLong,
  resultsOfStageTimes,
  timedRuns,
  workOfRun,
} from '@rollout/simulator';
import { deployFacts } from './deploy-facts.ts';
import type { KnownFigures, KnownOfPlan } from './outlook.ts';

/** Events of all runs together; a core does so many in a few seconds. */
const BUDGET = 1_500_000;
/** Trials of a first look: no more than so many, nor than a share of all, and none where those would say nothing. */
const GLANCE = { most: 300, share: 0.2, least: 20 } as const;

export interface LookOptions {
  /** The most that are run. */
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
}

export const LOOK_DEFAULTS: LookOptions = {
  trials: DEFAULT_TRIALS,
  seed: DEFAULT_SEED,
  confidence: DEFAULT_CONFIDENCE,
};

/** `onBetter`: told each time that more is known; what is known at the end is returned. Rejects where the work does. */
export async function lookAt(
  machine: Machine,
  { trials: most, seed, confidence }: LookOptions,
  doing: Doing,
  onBetter: (known: KnownOfPlan) => void,
): Promise<KnownOfPlan> {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') return none(`It has ${layout.cells.toLocaleString('en-US')} different places.`);
  try {
    const steps = deployFacts(machine, layout);
    const known = (look: KnownFigures['look'], { results }: FoundAnswer): KnownFigures => ({
      kind: 'known',
      look,
      results,
      times: null,
      steps,
    });
    const affordable = Math.floor(BUDGET / Math.max(1, workOfRun(machine, seed)));
    const trials = Math.max(1, Math.min(most, affordable));
    const asking: AnswerOptions = { trials, seed, confidence };
    const exact = await answerOf(machine, { ...asking, method: 'exact', mostRuns: affordable }, doing);
    if (exact.kind === 'answer') return await withTimes(known('whole', exact), exact, doing, onBetter);
    const simulated: AnswerOptions = { ...asking, method: 'simulated' };
    const few = Math.min(GLANCE.most, Math.floor(GLANCE.share * trials));
    if (few >= GLANCE.least) {
      const glance = await answerOf(machine, { ...simulated, trials: few }, doing);
      if (glance.kind === 'answer') onBetter(known('glance', glance));
    }
    // What could be worked out by more runs than there is room for is not called unknowable: it is as if trials had been insisted upon.
    const couldBeExact = exact.kind === 'not-exact' && exact.why === null;
    const whole = await (couldBeExact ? answerOf(machine, simulated, doing) : answerByTrials(machine, asking, doing));
    if (whole.kind !== 'answer') throw new Error('trials always give an answer');
    return await withTimes(known('whole', whole), whole, doing, onBetter);
  } catch (error) {
    if (!(error instanceof RunTooLong)) throw error;
    return none(`A run has not ended after ${MOST_ROUNDS.toLocaleString('en-US')} moments at which something happens.`);
  }
}

const none = (why: string): KnownOfPlan => ({ kind: 'none', why });

async function withTimes(
  known: KnownFigures,
  { study }: FoundAnswer,
  doing: Doing,
  onBetter: (known: KnownOfPlan) => void,
): Promise<KnownOfPlan> {
  onBetter(known);
  const timing = openStageTimes(study);
  await doing.work({
    all: MOST_TIMED,
    what: 'runs',
    done: () => timedRuns(timing),
    advance: (atMost) => advanceStageTimes(timing, atMost),
  });
  return { ...known, times: resultsOfStageTimes(timing) };
}
