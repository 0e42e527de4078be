/** What must hold of a model once those that it extends are taken over. */
import { depthOfLevel } from '../../program/index.ts';
import type { Healths } from '../healths/checked-health.ts';
import { modelMessages } from '../messages/models.ts';
import { compareExact, exactly, NOTHING, percentText, plus, WHOLE } from '../quantities/shares.ts';
import type { Report } from '../report.ts';
import { checkMetrics } from './check-metrics.ts';
import type { BugDraft, ModelDraft } from './draft.ts';
import { type EvidenceDraft, presentKey, showsKey } from './read-evidence.ts';

export function checkDraft(report: Report, draft: ModelDraft, healths: Healths): void {
  const attempt = draft.deployTakes?.per ?? 'server';
  for (const [level, { location }] of draft.deployFails) {
    if (depthOfLevel(level) > depthOfLevel(attempt)) {
      report.add(modelMessages.create('below-attempt', { level, attempt }, location));
    }
  }
  for (const bug of draft.bugs.values()) checkShows(report, bug, draft.evidence);
  for (const group of draft.atMostOne) checkAtMostOne(report, draft, group);
  checkMetrics(report, draft, healths);
}

function checkShows(report: Report, bug: BugDraft, evidence: EvidenceDraft): void {
  const why = bug.incomplete ? undefined : whyNever(bug, evidence);
  if (why !== undefined) report.add(modelMessages.create('bug-never-shows', { bug: bug.name, why }, bug.location));
}

function whyNever(bug: BugDraft, evidence: EvidenceDraft): string | undefined {
  // What has not happened in so many releases may yet happen: such a 0% is no slip.
  const counted = (key: string) => (evidence.get(key)?.length ?? 0) > 0;
  if (bug.present?.probability === 0 && !counted(presentKey(bug.name))) return 'the chance that it is there is 0%';
  if (bug.surfaces !== undefined) return undefined;
  if (bug.shows.length === 0) return 'it has no `surfaces after`, no `shows` and no `found`';
  if (counted(showsKey(bug.name))) return undefined;
  return bug.shows.every(({ probability }) => probability === 0) ? 'the chance that it shows is 0%' : undefined;
}

function checkAtMostOne(report: Report, draft: ModelDraft, group: readonly string[]): void {
  let sum = NOTHING;
  let tipping: BugDraft | undefined;
  for (const name of group) {
    const bug = draft.bugs.get(name);
    if (bug === undefined) continue;
    if (bug.present !== undefined) sum = plus(sum, exactly(bug.present.share));
    else if (!bug.incomplete) report.add(modelMessages.create('present-missing', { bug: name }, bug.location));
    if (compareExact(sum, WHOLE) > 0) tipping ??= bug;
  }
  if (tipping === undefined) return;
  report.add(modelMessages.create('at-most-one-sum', { sum: percentText(sum) }, tipping.location));
}
