import { resultTitle } from '../../hints/index.ts';
import { plansIn, scenariosIn, shownOf } from '../../hints/subject.ts';
import type { PlanListing, PlansParams } from '../../protocol.ts';
import type { Request } from '../../request.ts';
import { hintedFile } from '../hint-subject.ts';
import { needsUri } from './asking.ts';

/** `rollout/plans`: the plans of a file, with what is known of each. */
export async function plans(request: Request, params: PlansParams): Promise<readonly PlanListing[]> {
  needsUri(params);
  const hinted = await hintedFile(request, params);
  if (hinted === null) return [];
  const { file, places, subject } = hinted;
  return plansIn(file).flatMap(({ name, span }): PlanListing[] => {
    if (name.text === '') return [];
    const shown = shownOf(subject, name.text);
    const scenarios = scenariosIn(file).filter(({ plan }) => plan.text === name.text);
    return [
      {
        name: name.text,
        range: places.range(span),
        nameRange: places.range(name.span),
        scenarios: scenarios.map((scenario) => scenario.name.text),
        result: resultTitle(shown),
        stale: shown?.isStale === true,
      },
    ];
  });
}
