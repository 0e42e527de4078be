import { expectationTitle } from '../../hints/index.ts';
import type { Refusal, Tested, TestedExpectation, TestParams } from '../../protocol.ts';
import type { Request } from '../../request.ts';
import { askedPlanOf, asking, effortOf, needsUri } from './asking.ts';

/** `rollout/test`: decides what a plan expects, as `rollout test` does. */
export async function testPlan(request: Request, params: TestParams): Promise<Tested | Refusal> {
  needsUri(params);
  const { world } = request;
  const plan = await askedPlanOf(request, params);
  const effort = effortOf(params);
  const answer = await asking(request, `Testing ${params.plan ?? 'what is expected'}`, (meaning, told, token) =>
    meaning.test({ ...plan, ...effort }, told, { token }),
  );
  if (answer.kind === 'refused') return answer;
  const expectations: TestedExpectation[] = [];
  for (const result of answer.plans.flatMap((each) => each.expectations)) {
    const { place, text, status, why } = result;
    // What a policy expects stands in another file.
    const places = place === null || place.path !== plan.path ? null : await world.places(place.path);
    if (place === null || places === null) continue;
    const [, ...value] = expectationTitle(result).split(' · ');
    expectations.push({ text, range: places.range(place), status, value: value.join(' · '), why });
  }
  return { kind: 'answer', expectations };
}
