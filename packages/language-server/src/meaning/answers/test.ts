/** What `rollout test` says of the plans of a file. */
import type { Location } from '@rollout/language';
import { whyNot } from '@rollout/report';
import { DEFAULT_SEED, decided, MOST_DECIDING_TRIALS } from '@rollout/simulator';
import type { Refusal, TestAnswer, TestedPlan, TestParams } from '../protocol.ts';
import { type MeaningContext, sendProgress } from '../work/context.ts';
import type { Turn } from '../work/turns.ts';
import { doingIn } from './doing-in.ts';
import { endingInTime, openPlans } from './open-plan.ts';

export async function test(context: MeaningContext, params: TestParams, turn: Turn): Promise<TestAnswer> {
  const opened = await openPlans(context, params, params.everyScenario === true);
  if (opened.kind !== 'plans') return opened;
  const { document } = opened;
  const { trials = MOST_DECIDING_TRIALS, seed = DEFAULT_SEED } = params;
  const doing = doingIn(turn, (progress) => sendProgress(context, params, progress));
  const { versions } = document;
  return endingInTime(async (): Promise<TestAnswer | Refusal> => {
    const plans: TestedPlan[] = [];
    for (const { plan, machine, sources } of opened.plans) {
      const { expectations } = await decided(machine, { trials, seed }, doing.work);
      plans.push({
        plan: plan.name,
        scenario: plan.scenario,
        expectations: expectations.map((result, index) => ({
          ...result,
          place: placeOf(sources.expectations[index]),
          why: whyNot(result),
        })),
      });
    }
    return { kind: 'tested', plans, versions };
  });
}

function placeOf(location: Location | undefined): TestedPlan['expectations'][number]['place'] {
  return location === undefined ? null : { path: location.path, ...location.span };
}
