/** What `rollout simulate` says of a plan. */
import { PLAIN, summary } from '@rollout/report';
import { answerWithMore, DEFAULT_CONFIDENCE, DEFAULT_SEED } from '@rollout/simulator';
import type { StudyAnswer, StudyParams } from '../protocol.ts';
import { type MeaningContext, sendProgress } from '../work/context.ts';
import type { Turn } from '../work/turns.ts';
import { doingIn } from './doing-in.ts';
import { endingInTime, openPlan, refused } from './open-plan.ts';

export async function study(context: MeaningContext, params: StudyParams, turn: Turn): Promise<StudyAnswer> {
  const opened = await openPlan(context, params);
  if (opened.kind !== 'plan') return opened;
  const { machine, document } = opened;
  const { versions } = document;
  const doing = doingIn(turn, (progress) => sendProgress(context, params, progress));
  if (params.uncertain === true && (machine.numbers.evidence ?? []).length === 0) {
    return refused(
      `The model of ${machine.plan} does not say what its numbers were estimated from, so that nothing about them is uncertain`,
      'Write it after a number: present 3.1% from 6 of 194. The command rollout calibrate does.',
    );
  }
  return endingInTime(async (): Promise<StudyAnswer> => {
    const { trials = null, seed = DEFAULT_SEED, confidence = DEFAULT_CONFIDENCE } = params;
    const answer = await answerWithMore(machine, { ...params, trials, seed, confidence }, doing);
    switch (answer.kind) {
      case 'not-exact':
        return refused(
          `${machine.plan} cannot be worked out exactly: ${answer.why ?? 'it takes too many runs'}`,
          'Leave the method open.',
        );
      case 'stopped':
        throw new Error('work that is cancelled ends by itself');
      case 'answer': {
        const { results } = answer;
        return { kind: 'results', results, text: summary(results, machine, PLAIN), versions };
      }
    }
  });
}
