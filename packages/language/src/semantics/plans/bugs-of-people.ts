/** Bugs that are met by people, or by servers, in plans that know none of them. */
import type { Audience, Plan } from '../../program/index.ts';
import { modelMessages } from '../messages/models.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import type { BugDraft } from '../models/draft.ts';
import type { Report } from '../report.ts';
import { allSteps } from './all-steps.ts';

/** The first bug that may be there and is about people, and why it is. */
export function bugOfPeople({ draft }: CheckedModel): { readonly bug: BugDraft; readonly why: string } | undefined {
  for (const bug of draft.bugs.values()) {
    const why = bug.present?.probability === 0 ? undefined : whyOfPeople(bug);
    if (why !== undefined) return { bug, why };
  }
  return undefined;
}

function whyOfPeople({ surfaces, shows, behind }: BugDraft): string | undefined {
  if (surfaces?.unit === 'user-hours') return 'surfaces after so many user-hours';
  if (shows.some(({ level }) => level === 'ring')) return 'shows at a ring';
  return behind === undefined ? undefined : `is behind \`${behind.flag.name}\``;
}

/** Says of bugs that only servers could show that a plan about people has none. */
export function warnServerBugs(report: Report, plan: Plan, { draft }: CheckedModel, place: Plan['location']): void {
  const steps = plan.stages.flatMap((stage) => allSteps(stage.steps));
  const reaches =
    plan.stages.some(({ channel }) => channel !== null) ||
    steps.some(({ kind }) => kind === 'release' || kind === 'enable');
  if (!reaches || steps.some(({ kind }) => kind === 'deploy' || kind === 'ramp' || kind === 'ramp-to')) return;
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
  for (const bug of draft.bugs.values()) {
    if (bug.incomplete || bug.surfaces !== undefined || bug.shows.length === 0) continue;
    if (bug.shows.some(({ level, from }) => level !== 'ring' || from <= rings.length)) continue;
    const count = rings.length === 0 ? 'no' : `only ${rings.length}`;
    const why = `\`${name}\` has ${count} ring${rings.length === 1 ? '' : 's'}`;
    report.add(modelMessages.create('bug-never-shows', { bug: bug.name, why }, bug.location));
  }
}
