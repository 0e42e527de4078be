/** The machine of a plan, as `rollout compile` prints it. */
import { serialiseMachine } from '@rollout/compiler';
import type { AskedPlan, CompileAnswer } from '../protocol.ts';
import type { MeaningContext } from '../work/context.ts';
import { openPlan } from './open-plan.ts';

export async function compile(context: MeaningContext, params: AskedPlan): Promise<CompileAnswer> {
  const opened = await openPlan(context, params);
  if (opened.kind !== 'plan') return opened;
  const { machine, document } = opened;
  return { kind: 'machine', json: serialiseMachine(machine), versions: document.versions };
}
