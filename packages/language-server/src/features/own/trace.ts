import type { Compiled, PlanQuery, Refusal, ToldTrace, TraceParams } from '../../protocol.ts';
import type { Request } from '../../request.ts';
import { askedPlanOf, asking, needsUri } from './asking.ts';

/** `rollout/trace`: one run, told event by event as `rollout trace` does. */
export async function trace(request: Request, params: TraceParams): Promise<ToldTrace | Refusal> {
  needsUri(params);
  const { seed, trial } = params;
  const asked = await askedPlanOf(request, params);
  const which = { ...(seed === undefined ? {} : { seed }), ...(trial === undefined ? {} : { trial }) };
  const answer = await asking(request, 'Running the plan once', (meaning, _, token) =>
    meaning.trace({ ...asked, ...which }, { token }),
  );
  return answer.kind === 'refused' ? answer : { kind: 'answer', text: answer.text };
}

/** `rollout/compile`: the machine as JSON, as `rollout compile` prints it. */
export async function compile(request: Request, params: PlanQuery): Promise<Compiled | Refusal> {
  needsUri(params);
  const asked = await askedPlanOf(request, params);
  const answer = await asking(request, 'Compiling', (meaning, _, token) => meaning.compile(asked, { token }));
  return answer.kind === 'refused' ? answer : { kind: 'answer', json: answer.json };
}
