/** Whom a plan speaks of, as it is written. */
import type { Name, People, Plan, Span } from '../../syntax/tree.ts';
import { stagesOf, stepsOf } from '../plans/walk-steps.ts';

/** `name`: of a ring or an audience; undefined: a percent alone, which is of whatever audience the plan is about. */
export interface Mention {
  readonly span: Span;
  readonly name: Name | undefined;
}

/** In the order written. */
export function mentionsIn(plan: Plan): readonly Mention[] {
  return stagesOf(plan).flatMap((stage) => {
    const departs = stage.kind === 'channel' ? [{ span: stage.ring.span, name: stage.ring }] : [];
    const steps = stepsOf(stage).flatMap((step) =>
      step.kind === 'enable' || step.kind === 'release' ? step.to.map(mentionOf) : [],
    );
    return [...departs, ...steps];
  });
}

function mentionOf(people: People): Mention {
  return { span: people.span, name: people.kind === 'named-people' ? people.name : people.of };
}
