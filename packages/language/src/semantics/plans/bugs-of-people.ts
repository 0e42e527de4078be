/** Bugs that nothing in a plan can show, for it has no servers, or too few rings. */
import type { Audience, Plan, Showing } from '../../program/index.ts';
import { modelMessages } from '../messages/models.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import type { BugDraft, ModelDraft } from '../models/draft.ts';
import type { Report } from '../report.ts';
import { allSteps } from './all-steps.ts';

const SHOWN_BUGS = 5;

/** In the units of `spend`: what many plans say of one model is said once, but looked at each time. */
const COST_OF_FINDING = 100;

/** Says of bugs that only servers could show that a plan about people has none. */
export function warnServerBugs(report: Report, plan: Plan, { draft }: CheckedModel, place: Plan['location']): void {
  const steps = plan.stages.flatMap((stage) => allSteps(stage.steps));
  const reaches =
    plan.stages.some(({ channel }) => channel !== null) ||
    steps.some(({ kind }) => kind === 'release' || kind === 'enable');
  if (!reaches || steps.some(({ kind }) => kind === 'deploy' || kind === 'ramp' || kind === 'ramp-to')) return;
  const bugs = sortedOut(draft).byServers;
  if (bugs.length === 0) return;
  const shown = bugs.slice(0, SHOWN_BUGS);
  const related = shown.map(({ location }) => ({ ...location, message: 'the bug' }));
  const args = { bugs: shown.map(({ name }) => name), more: bugs.length - shown.length, plan: plan.name };
  report.add(modelMessages.create('bug-without-servers', args, { ...place, related }));
}

/** Says of bugs that show at rings alone that the audience has too few of them. */
export function warnLateRings(report: Report, { draft }: CheckedModel, { name, rings }: Audience): void {
  for (const { bug, first } of sortedOut(draft).byRings) {
    // The others come earlier.
    if (first <= rings.length || !report.spend(COST_OF_FINDING)) break;
    const count = rings.length === 0 ? 'no' : `only ${rings.length}`;
    const why = `\`${name}\` has ${count} ring${rings.length === 1 ? '' : 's'}`;
    report.add(modelMessages.create('bug-never-shows', { bug: bug.name, why }, bug.location));
  }
}

interface SortedOut {
  /** Those that may be there and show by nothing that people do. */
  readonly byServers: readonly BugDraft[];
  /** Those that show at rings alone, with the first of these; the latest first. */
  readonly byRings: readonly { readonly bug: BugDraft; readonly first: number }[];
}

/** Many plans may go by one model. */
const known = new WeakMap<ModelDraft, SortedOut>();

function sortedOut(draft: ModelDraft): SortedOut {
  const found = known.get(draft);
  if (found !== undefined) return found;
  const bugs = [...draft.bugs.values()].filter((bug) => bug.present?.probability !== 0 && !bug.incomplete);
  const byRings = bugs
    .filter(({ surfaces, shows }) => surfaces === undefined && shows.length > 0 && shows.every(isAtRing))
    .map((bug) => ({
      bug,
      first: bug.shows.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY),
    }))
    .sort((a, b) => b.first - a.first);
  const made = { byServers: bugs.filter(needsServers), byRings };
  known.set(draft, made);
  return made;
}

function needsServers({ surfaces, shows }: BugDraft): boolean {
  if (surfaces === undefined && shows.length === 0) return false;
  return (surfaces === undefined || surfaces.unit !== 'user-hours') && !shows.some(isAtRing);
}

function isAtRing({ level }: Showing): boolean {
  return level === 'ring';
}
