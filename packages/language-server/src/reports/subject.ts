import { asking, effortOf } from '../features/own/asking.ts';
import type { AskedPlan } from '../meaning/protocol.ts';
import type { Depth, Effort, Refusal, ReportSubject } from '../protocol.ts';
import type { Request } from '../request.ts';
import type { PageSubject } from './page-request.ts';

type Found = { readonly kind: 'found'; readonly subject: PageSubject } | Refusal;

/** What there is to be drawn of a plan. It takes long, and tells how far it is. */
export async function subjectOf(
  request: Request,
  of: ReportSubject,
  asked: AskedPlan,
  wanted: Effort & Depth,
): Promise<Found> {
  const { plan = 'the plan' } = asked;
  switch (of) {
    case 'study': {
      // Pictures have curves, too.
      const answer = await asking(request, `Simulating ${plan}`, (meaning, told, token) =>
        meaning.study({ ...asked, ...effortOf(wanted), curves: true }, told, { token }),
      );
      return answer.kind === 'refused'
        ? answer
        : { kind: 'found', subject: { kind: 'study', results: answer.results } };
    }
    case 'front': {
      const { trials, seed } = wanted;
      const effort = { ...(trials === undefined ? {} : { trials }), ...(seed === undefined ? {} : { seed }) };
      const answer = await asking(request, `Optimizing ${plan}`, (meaning, told, token) =>
        meaning.optimize({ ...asked, ...effort }, told, { token }),
      );
      return answer.kind === 'refused' ? answer : { kind: 'found', subject: { kind: 'front', report: answer.report } };
    }
    case 'trace':
      return {
        kind: 'found',
        subject: { kind: 'trace', ...(wanted.seed === undefined ? {} : { seed: wanted.seed }) },
      };
  }
}
