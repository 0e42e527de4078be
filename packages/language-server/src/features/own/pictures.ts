import type { Graph, GraphParams, Pictures, PicturesParams, Refusal } from '../../protocol.ts';
import { GraphRequest, PicturesRequest } from '../../reports/picture-requests.ts';
import { subjectOf } from '../../reports/subject.ts';
import type { Request } from '../../request.ts';
import { askedPlanOf, asking } from './asking.ts';

/** `rollout/pictures`: all pictures of a subject, as `--svg` draws them. */
export async function pictures(request: Request, params: PicturesParams): Promise<Pictures | Refusal> {
  const { of, theme, plan = 'the plan' } = params;
  const asked = await askedPlanOf(request, params);
  const found = of === 'plan' ? PLAN : await subjectOf(request, of, asked, params);
  if (found.kind === 'refused') return found;
  const { subject } = found;
  return asking(request, `Drawing ${plan}`, (meaning, _, token) =>
    meaning.ask(PicturesRequest, { asked, subject, theme }, { token }),
  );
}

/** Needs nothing that is found by running it. */
const PLAN = { kind: 'found', subject: { kind: 'plan' } } as const;

/** `rollout/graph`: the state machine for other tools to draw, as `rollout graph` prints it. */
export async function graph(request: Request, params: GraphParams): Promise<Graph | Refusal> {
  const asked = await askedPlanOf(request, params);
  const { format } = params;
  return asking(request, 'Compiling', (meaning, _, token) => meaning.ask(GraphRequest, { asked, format }, { token }));
}
