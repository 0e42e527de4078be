import { headline } from '../../hints/index.ts';
import type { Refusal, Study, StudyParams } from '../../protocol.ts';
import type { Request } from '../../request.ts';
import { askedPlanOf, asking, effortOf, needsUri } from './asking.ts';
import { jsonText } from './json-text.ts';

/** `rollout/study`: what `rollout simulate` says. */
export async function study(request: Request, params: StudyParams): Promise<Study | Refusal> {
  needsUri(params);
  const plan = await askedPlanOf(request, params);
  const effort = effortOf(params);
  const answer = await asking(request, `Simulating ${params.plan ?? 'the plan'}`, (meaning, told, token) =>
    meaning.study({ ...plan, ...effort }, told, { token }),
  );
  if (answer.kind === 'refused') return answer;
  const { results, text } = answer;
  return { kind: 'answer', plan: results.plan, headline: headline(results), text, json: jsonText(results) };
}
