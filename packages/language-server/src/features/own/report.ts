import type { Refusal, Report, ReportParams } from '../../protocol.ts';
import { commandLineOf } from '../../reports/command-line.ts';
import { PageRequest } from '../../reports/page-request.ts';
import { subjectOf } from '../../reports/subject.ts';
import type { Request } from '../../request.ts';
import { askedPlanOf, asking, needsUri } from './asking.ts';

/** `rollout/report`: one page that needs nothing but itself, as `--html` writes it. */
export async function report(request: Request, params: ReportParams): Promise<Report | Refusal> {
  needsUri(params);
  const asked = await askedPlanOf(request, params);
  const found = await subjectOf(request, params.of, asked, params);
  if (found.kind === 'refused') return found;
  const { subject } = found;
  const commandLine = commandLineOf(params.of, asked, params);
  const page = await asking(request, `Drawing ${params.plan ?? 'the plan'}`, (meaning, _, token) =>
    meaning.ask(PageRequest, { asked, subject, commandLine }, { token }),
  );
  return page.kind === 'refused' ? page : { kind: 'answer', html: page.html, headline: page.headline };
}
