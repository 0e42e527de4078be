/** What each turn of a ramp deploys to. */
import type { Clause, Selector, Share, Step } from '@rollout/language';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { chunksOf, nodesIn } from '../fleet/chunks.ts';
import { withoutDeployed } from '../fleet/deployed.ts';
import { serversOfPlaces } from '../fleet/scope.ts';
import { resolveSelector, type Selection, shareOfNodes } from '../fleet/select.ts';
import { intersect, type ServerSet } from '../fleet/server-set.ts';
import type { SelectionContext } from '../fleet/view.ts';
import { percentText } from '../text/percent-text.ts';
import { type Build, reportSelection } from './build.ts';

/**
 * The nodes of a ramp's turn (from 0): so many of those that are left, or as many as are missing from so large a share. null: a
 * share that is deployed already.
 */
export function rampTargets(
  build: Build,
  step: Extract<Step, { kind: 'ramp' | 'ramp-to' }>,
  turn: number,
  context: SelectionContext,
): Selection | null {
  const count = step.kind === 'ramp' ? step.counts[turn] : missingNodes(build, step, step.shares[turn], context);
  if (count === undefined || count === 0) return null;
  const clause: Clause = {
    kind: 'count',
    count,
    level: step.level,
    within: step.within.length === 0 ? { kind: 'anywhere' } : { kind: 'places', places: step.within },
    where: null,
    except: [],
    location: step.location,
  };
  const selector: Selector = { clauses: [clause], ordering: { kind: 'declared' }, location: step.location };
  const selection = resolveSelector(build.fleet, selector, context);
  reportSelection(build, selection.problems, true);
  return selection;
}

function missingNodes(
  build: Build,
  step: Extract<Step, { kind: 'ramp-to' }>,
  share: Share | undefined,
  context: SelectionContext,
): number {
  if (share === undefined) return 0;
  const { table, budget } = build.fleet;
  const count = (set: ServerSet) =>
    chunksOf(table, set, step.level, 'skip', budget).reduce((sum, chunk) => sum + nodesIn(chunk), 0);
  const { servers } = build.fleet;
  const scope =
    step.within.length === 0 ? servers : intersect(serversOfPlaces(build.fleet, step.within, context), servers);
  const total = count(scope);
  const left = count(withoutDeployed(scope, context.deployed));
  const missing = shareOfNodes(share, total) - (total - left);
  if (missing > 0) return missing;
  const { level, location } = step;
  const finding = { step: percentText(share), level, deployed: total - left, total };
  build.diagnostics.push(compilerDiagnostics.create('ramp-adds-nothing', finding, location));
  return 0;
}
