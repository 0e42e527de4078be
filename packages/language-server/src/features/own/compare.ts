import type { AskedPlan } from '../../meaning/protocol.ts';
import type { CompareParams, Comparison, Refusal } from '../../protocol.ts';
import type { Request } from '../../request.ts';
import { askedPlanOf, asking, effortOf, needsUri } from './asking.ts';

/** `rollout/compare`: what `rollout compare` says; A is what was before. */
export async function compare(request: Request, params: CompareParams): Promise<Comparison | Refusal> {
  needsUri(params);
  const { before } = params;
  const b = await askedPlanOf(request, params);
  const a = await sideBefore(request, b, before);
  const names = namesOf(params);
  const effort = effortOf(params);
  const answer = await asking(request, 'Comparing', (meaning, told, token) =>
    meaning.compare({ a, b, names, ...effort }, told, { token }),
  );
  return answer.kind === 'refused' ? answer : { kind: 'answer', markdown: answer.markdown };
}

function namesOf({ plan = 'now', scenario, before }: CompareParams): { readonly a: string; readonly b: string } {
  switch (before.kind) {
    case 'texts':
      return { a: before.label, b: 'now' };
    case 'params':
      return { a: 'before', b: 'now' };
    case 'plan':
      return { a: calledOf(before), b: calledOf({ plan, ...(scenario === undefined ? {} : { scenario }) }) };
  }
}

function calledOf({ plan, scenario }: { readonly plan: string; readonly scenario?: string }): string {
  return scenario === undefined ? plan : `${plan}, ${scenario}`;
}

async function sideBefore({ world }: Request, plan: AskedPlan, before: CompareParams['before']): Promise<AskedPlan> {
  if (before.kind === 'params') return { ...plan, set: before.params };
  if (before.kind === 'plan') {
    const { uri, plan: name, scenario } = before;
    return { path: await world.locate(uri), plan: name, ...(scenario === undefined ? {} : { scenario }) };
  }
  const texts: Record<string, string | null> = {};
  for (const [uri, text] of Object.entries(before.texts)) texts[await world.locate(uri)] = text;
  return { ...plan, texts };
}
