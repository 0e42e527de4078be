/** Bugs that surface after so many requests, where nobody knows how many there are. */
import type { Plan as PlanNode } from '../../syntax/tree.ts';
import { modelMessages } from '../messages/models.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import type { BugDraft } from '../models/draft.ts';
import { at } from '../report.ts';
import type { PlanContext } from './plan-context.ts';
import { mayHaveLoad } from './plan-services.ts';

/** Reported where the plan names its model, or at its own name. */
export function reportUnseenRequests(context: PlanContext, node: PlanNode): void {
  const { report, numbers, services, file, fleetless } = context;
  if (numbers === null || fleetless || mayHaveLoad(services)) return;
  const bug = bugByRequests(numbers);
  if (bug?.surfaces === undefined) return;
  const related = [{ ...bug.surfaces.location, message: 'the bug' }];
  const args = { bug: bug.name, plan: node.name.text, named: services.named.map(({ service }) => service.name) };
  const finding = { ...at({ file, report }, node.using ?? node.name), related };
  report.add(modelMessages.create('requests-without-load', args, finding));
}

/** The first that may be there and surfaces after so many requests. */
export function bugByRequests({ draft }: CheckedModel): BugDraft | undefined {
  return [...draft.bugs.values()].find(
    ({ surfaces, present }) => surfaces?.unit === 'requests' && present?.probability !== 0,
  );
}
