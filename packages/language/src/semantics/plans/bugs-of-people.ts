/** Bugs that nothing in a plan can show, for it has no servers, or too few rings. */
import type { Audience, Plan } from '../../program/index.ts';
import { modelMessages } from '../messages/models.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import type { BugDraft } from '../models/draft.ts';
import type { Report } from '../report.ts';
import { allSteps } from './all-steps.ts';

/** Says of bugs that only servers could show that a plan about people has none. */
export function warnServerBugs(report: Report, plan: Plan, { draft }: CheckedModel, place: Plan['location']): void {
  const steps = plan.stages.flatMap((stage) => allSteps(stage.steps));
  const reaches =
    plan.stages.some(({ channel }) => channel !== null) ||
    steps.some(({ kind }) => kind === 'release' || kind === 'enable');
  if (!reaches || steps.some(({ kind }) => kind === 'deploy' || kind === 'ramp' || kind === 'ramp-to')) return;
  if (!report.spend(draft.bugs.size)) return;
  const bugs = [...draft.bugs.values()].filter(
    (bug) => bug.present?.probability !== 0 && !bug.incomplete && needsServers(bug),
  );
  if (bugs.length === 0) return;
  const related = bugs.map(({ location }) => ({ ...location, message: 'the bug' }));
  const args = { bugs: bugs.map(({ name }) => name), plan: plan.name };
  report.add(modelMessages.create('bug-without-servers', args, { ...place, related }));
}

/** It shows by nothing that people do. */
function needsServers({ surfaces, shows }: BugDraft): boolean {
  if (surfaces === undefined && shows.length === 0) return false;
  return (surfaces === undefined || surfaces.unit !== 'user-hours') && shows.every(({ level }) => level !== 'ring');
}

/** Says of bugs that show at rings alone that the audience has too few of them. */
export function warnLateRings(report: Report, { draft }: CheckedModel, { name, rings }: Audience): void {
  if (!report.spend(draft.bugs.size)) return;
  for (const bug of draft.bugs.values()) {
    if (bug.incomplete || bug.surfaces !== undefined || bug.shows.length === 0) continue;
    if (bug.shows.some(({ level, from }) => level !== 'ring' || from <= rings.length)) continue;
    const count = rings.length === 0 ? 'no' : `only ${rings.length}`;
    const why = `\`${name}\` has ${count} ring${rings.length === 1 ? '' : 's'}`;
    report.add(modelMessages.create('bug-never-shows', { bug: bug.name, why }, bug.location));
  }
}
