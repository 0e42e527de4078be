/** What `rollout compare` says of two plans. */
import type { Sides } from '@rollout/report';
import { compareMarkdown, comparePretty, PLAIN } from '@rollout/report';
import { compared, DEFAULT_CONFIDENCE, DEFAULT_SEED, DEFAULT_TRIALS } from '@rollout/simulator';
import { contextOf, readCondition } from '@rollout/workspace';
import type { CompareAnswer, CompareParams } from '../protocol.ts';
import { type MeaningContext, sendProgress } from '../work/context.ts';
import type { Turn } from '../work/turns.ts';
import { doingIn } from './doing-in.ts';
import { answering, endingInTime, type OpenedPlan, openPlan } from './open-plan.ts';

export async function compare(context: MeaningContext, params: CompareParams, turn: Turn): Promise<CompareAnswer> {
  const [a, b] = [await openPlan(context, params.a), await openPlan(context, params.b)];
  if (a.kind !== 'plan') return { ...a, message: `${params.names.a}: ${a.message}` };
  if (b.kind !== 'plan') return { ...b, message: `${params.names.b}: ${b.message}` };
  const { trials = DEFAULT_TRIALS, seed = DEFAULT_SEED, confidence = DEFAULT_CONFIDENCE, failIf = [] } = params;
  const doing = doingIn(turn, (progress) => sendProgress(context, params, progress));
  return answering(() =>
    endingInTime(async (): Promise<CompareAnswer> => {
      const conditions = failIf.map((text) => readCondition(text, conditionContext(b)));
      const options = { trials, seed, confidence, conditions };
      const { results, decisions } = await compared(a.machine, b.machine, options, doing.work);
      const sides: Sides = params.names;
      return {
        kind: 'compared',
        results,
        conditions: decisions,
        text: comparePretty(results, decisions, sides, PLAIN),
        markdown: compareMarkdown(results, decisions, sides),
        versions: b.document.versions,
      };
    }),
  );
}

function conditionContext({ document, machine }: OpenedPlan) {
  return { ...contextOf(document, machine), servers: machine.fleet.servers };
}
