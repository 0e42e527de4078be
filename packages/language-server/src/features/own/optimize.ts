import { counted, measuredText, textOfValue } from '@rollout/report';
import { wireEdits } from '../../convert/workspace-edit.ts';
import type { OptimizeAnswer } from '../../meaning/protocol.ts';
import type { FrontPoint, OptimizeParams, Optimum, Refusal } from '../../protocol.ts';
import type { Request } from '../../request.ts';
import { askedPlanOf, asking, effortOf, needsUri } from './asking.ts';

/** `rollout/optimize`: what `rollout optimize` finds, each choice with what writes it into the file. */
export async function optimize(request: Request, params: OptimizeParams): Promise<Optimum | Refusal> {
  needsUri(params);
  const { world } = request;
  const { objectives } = params;
  const plan = await askedPlanOf(request, params);
  const answer = await asking(request, `Optimizing ${params.plan ?? 'the plan'}`, (meaning, told, token) =>
    meaning.optimize(
      {
        ...plan,
        ...(objectives === undefined ? {} : { objective: objectives }),
        ...effortOf(params),
      },
      told,
      { token },
    ),
  );
  if (answer.kind === 'refused') return answer;
  const { report, text } = answer;
  const uri = await world.uriOf(plan.path);
  const points: FrontPoint[] = [];
  for (const [index, point] of report.front.entries()) {
    const edits = (answer.edits[index] ?? []).map(({ start, end, text }) => ({ span: { start, end }, text }));
    points.push({
      params: report.axes.map((axis, i) => `${axis.name} = ${textOfValue(axis, point.values[i] ?? 0)}`),
      figures: figuresOf(report, point),
      isKnee: index === report.knee,
      isOwn: index === report.own?.at,
      edits: edits.length === 0 ? [] : [{ uri, edits: await wireEdits(world, plan.path, edits) }],
    });
  }
  return { kind: 'answer', text, points };
}

type Report = (OptimizeAnswer & { readonly kind: 'optimum' })['report'];

/** Each with how sure it is: `p50 2d 3h (exact)`, `exposure 1,240 (1,190–1,280)`. Trials are those of all plans that were tried. */
function figuresOf({ objectives, trials }: Report, { figures }: Report['front'][number]): readonly string[] {
  return objectives.map(({ unit, name, exact }, index) => {
    const { value, low, high } = figures[index] ?? { value: Number.NaN, low: Number.NaN, high: Number.NaN };
    const [text, from, to] = [value, low, high].map((each) => measuredText(unit, each));
    const interval = from === to ? `${counted(trials ?? 0, 'trial')} in all` : `${from}–${to}`;
    return `${name} ${text} (${trials === null || exact ? 'exact' : interval})`;
  });
}
