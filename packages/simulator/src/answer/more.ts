/** What else may be asked for beside an answer: runs that are watched, other numbers, numbers that are not known for certain. */
import type { Machine } from '@rollout/compiler';
import { advanceCurves, openCurves, resultsOfCurves } from '../curves/index.ts';
import { exactFigures } from '../exact/index.ts';
import type { Results } from '../results/results.ts';
import { advanceSensitivity, openSensitivity, resultsOfSensitivity, sensitivityWork } from '../sensitivity/index.ts';
import type { DoSliced } from '../sliced.ts';
import type { ExactStudy, Study } from '../study/index.ts';
import { advanceUncertain, openUncertain, resultsOfUncertain } from '../uncertain/index.ts';
import { type Answer, type AnswerOptions, answerOf, type Doing } from './answer.ts';

export interface MoreOptions extends AnswerOptions {
  /** Tell which numbers of the model move the answer most. */
  readonly sensitivity?: boolean;
  /** Carry what the model's evidence leaves open into the answer. */
  readonly uncertain?: boolean;
  /** Tell how far runs are over time, how far bugs get and what the time goes to. */
  readonly curves?: boolean;
}

/** The answer with all that was asked for; stopped, with what was done by then. */
export async function answerWithMore(machine: Machine, options: MoreOptions, doing: Doing): Promise<Answer> {
  const answer = await answerOf(machine, options, doing);
  if (answer.kind !== 'answer') return answer;
  let { results, isStopped } = answer;
  const adding = async (isWanted: boolean | undefined, add: () => Promise<Added>): Promise<void> => {
    if (isWanted !== true || isStopped) return;
    const { more, ended } = await add();
    results = { ...results, ...more };
    isStopped = ended === 'stopped';
  };
  await adding(options.curves, () => curvesOf(answer.study, doing.work));
  await adding(options.sensitivity, () => sensitivityOf(machine, options, doing.work));
  await adding(options.uncertain, () => uncertainOf(machine, results, options, doing.work));
  return { ...answer, results, isStopped };
}

interface Added {
  readonly more: Partial<Results>;
  readonly ended: 'done' | 'stopped';
}

/** For a study that has run. Stopped, they tell of the runs watched by then; null: none. */
async function curvesOf(study: Study | ExactStudy, work: DoSliced): Promise<Added> {
  const open = openCurves(study);
  const ended = await work({
    all: open.trials,
    what: 'runs to watch, at the most',
    done: () => open.runs.length,
    advance: (atMost) => advanceCurves(open, atMost),
  });
  return { more: { curves: resultsOfCurves(open) }, ended };
}

/** Exactly where that is possible and nobody has said otherwise. */
async function sensitivityOf(
  machine: Machine,
  { method, seed, confidence }: AnswerOptions,
  work: DoSliced,
): Promise<Added> {
  const exact = method === 'simulated' ? {} : { exact: exactFigures };
  const open = openSensitivity(machine, { seed, confidence, ...exact });
  const ended = await work({
    all: sensitivityWork(open).all,
    what: 'trials with other numbers',
    done: () => sensitivityWork(open).done,
    advance: (atMost) => advanceSensitivity(open, atMost),
  });
  return { more: { sensitivity: resultsOfSensitivity(open) }, ended };
}

/** `plain`: the figures of the model's numbers as they are. */
async function uncertainOf(machine: Machine, plain: Results, options: AnswerOptions, work: DoSliced): Promise<Added> {
  const open = openUncertain(machine, plain, options);
  if (open === null) return { more: { uncertain: null }, ended: 'done' };
  const ended = await work({
    all: open.sets,
    what: 'sets of numbers',
    done: () => open.values.length,
    // A set takes as long as many trials.
    advance: () => advanceUncertain(open, 1),
  });
  return { more: { uncertain: resultsOfUncertain(open) }, ended };
}
