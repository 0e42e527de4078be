/** What a plan, or its model, leaves to a default that changes what comes out. */
import type { Plan, Topology } from '../../program/index.ts';
import { modelMessages } from '../messages/models.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import type { Report } from '../report.ts';
import { allSteps } from './all-steps.ts';

/** `topology` null: it deploys nothing. */
export function hintDefaults(report: Report, plan: Plan, topology: Topology | null, numbers: CheckedModel): void {
  const { draft, model, implied } = numbers;
  const args = { model: implied ? undefined : model.name, plan: plan.name };
  const place = implied ? plan.location : model.location;
  const kinds = new Set(plan.stages.flatMap(({ steps }) => allSteps(steps).map(({ kind }) => kind)));
  const hasChannel = plan.stages.some(({ channel }) => channel !== null);
  if (draft.deployTakes === undefined && topology !== null)
    report.add(modelMessages.create('no-deploy-time', args, place));
  if (draft.switchTakes === undefined && kinds.has('shift')) {
    report.add(modelMessages.create('no-switch-time', args, place));
  }
  if (draft.flagTakes === undefined && (kinds.has('enable') || kinds.has('disable'))) {
    report.add(modelMessages.create('no-flag-time', args, place));
  }
  if (draft.releaseTakes === undefined && (hasChannel || kinds.has('release'))) {
    report.add(modelMessages.create('no-release-time', args, place));
  }
  if (draft.fastTrack !== undefined && draft.fastTrack.probability > 0 && !hasChannel) {
    report.add(modelMessages.create('no-train-to-skip', { plan: plan.name }, draft.fastTrack.location));
  }
}
