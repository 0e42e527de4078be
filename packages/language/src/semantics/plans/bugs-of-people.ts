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

/** Says of bugs that show at rings that the audience has too few of them. */
export function warnLateRings(report: Report, { draft }: CheckedModel, { name, rings }: Audience): void {
  const { length } = rings;
  const count = `${length === 0 ? 'no' : `only ${length}`} ring${length === 1 ? '' : 's'}`;
  for (const { bug, first, last, alone } of sortedOut(draft).byRings) {
    // All others come earlier.
    if (last <= length || !report.spend(COST_OF_FINDING)) break;
    if (alone && first > length) {
      const why = `\`${name}\` has ${count}`;
      report.add(modelMessages.create('bug-never-shows', { bug: bug.name, why }, bug.location));
      continue;
    }
    const late = bug.shows.filter((showing) => isAtRing(showing) && showing.to > length);
    const from = Math.max(length + 1, least(late));
    const args = { bug: bug.name, audience: name, rings: count, from, to: last };
    report.add(modelMessages.create('ring-never', args, bug.location));
  }
}

interface SortedOut {
  /** Those that may be there and show by nothing that people do. */
  readonly byServers: readonly BugDraft[];
  /** Those that show at rings, with the first and the last of these; the latest first. `alone`: and by nothing else. */
  readonly byRings: readonly {
    readonly bug: BugDraft;
    readonly first: number;
    readonly last: number;
    readonly alone: boolean;
  }[];
}

/** Many plans may go by one model. */
const known = new WeakMap<ModelDraft, SortedOut>();

function sortedOut(draft: ModelDraft): SortedOut {
  const found = known.get(draft);
  if (found !== undefined) return found;
  const bugs = [...draft.bugs.values()].filter((bug) => bug.present?.probability !== 0 && !bug.incomplete);
  const byRings = bugs
    .filter(({ shows }) => shows.some(isAtRing))
    .map((bug) => {
      const atRings = bug.shows.filter(isAtRing);
      const last = atRings.reduce((most, { to }) => Math.max(most, to), 0);
      const alone = bug.surfaces === undefined && atRings.length === bug.shows.length;
      return { bug, first: least(atRings), last, alone };
    })
    .sort((a, b) => b.last - a.last);
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

function least(showings: readonly Showing[]): number {
  return showings.reduce((first, { from }) => Math.min(first, from), Number.POSITIVE_INFINITY);
}
