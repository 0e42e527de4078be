/** What a scenario takes down. */
import { defaultUnit, type Scenario } from '@rollout/language';
import { nothingDeployed } from '../fleet/deployed.ts';
import { resolveSelector } from '../fleet/select.ts';
import type { Numbers } from '../machine/numbers.ts';
import { type Build, reportSelection, roomForPieces } from '../steps/build.ts';

export function incidentsOf(build: Build, scenario: Scenario | null): Numbers['incidents'] {
  const unit = defaultUnit(build.fleet.table.topology);
  return (scenario?.incidents ?? []).flatMap(({ text, after, selector, lasts, location }) => {
    const context = { here: null, within: [], deployed: nothingDeployed, unit };
    const { ranges, problems } = resolveSelector(build.fleet, selector, context);
    if (!roomForPieces(build, location)) return [];
    reportSelection(build, problems);
    return [{ text, after, servers: ranges, lasts }];
  });
}
