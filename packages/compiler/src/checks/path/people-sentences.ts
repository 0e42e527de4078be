/** What a plan's sentences say of whom their steps reach. */
import type { Location, People, Plan, Step } from '@rollout/language';
import type { Turning } from '../../diagnostics/people.ts';

/** Whom each sentence of a plan, or channel, names. */
export function namedPeople({ stages }: Plan): ReadonlyMap<Location, readonly People[]> {
  const named = new Map<Location, readonly People[]>();
  const visit = (steps: readonly Step[]) => {
    for (const step of steps) {
      if (step.kind === 'enable' || step.kind === 'release') named.set(step.location, step.to);
      if ('steps' in step) visit(step.steps);
    }
  };
  for (const { channel, location, steps } of stages) {
    if (channel !== null) named.set(location, [channel.ring]);
    visit(steps);
  }
  return named;
}

/** Of each sentence that pulls a lever of people the innermost around it whose block goes more than once. */
export function turnsAround({ stages }: Plan): ReadonlyMap<Location, Turning> {
  const found = new Map<Location, Turning>();
  const visit = (steps: readonly Step[], around: Turning | null) => {
    for (const step of steps) {
      if (around !== null && (step.kind === 'enable' || step.kind === 'release')) found.set(step.location, around);
      if ('steps' in step) visit(step.steps, turningOf(step) ?? around);
    }
  };
  for (const { steps } of stages) visit(steps, null);
  return found;
}

function turningOf(step: Step): Turning | null {
  switch (step.kind) {
    case 'shift':
      return step.shares.length > 1 ? 'shift' : null;
    case 'ramp':
      return step.counts.length > 1 ? 'ramp' : null;
    case 'ramp-to':
      return step.shares.length > 1 ? 'ramp' : null;
    case 'enable':
    case 'release':
      return step.to.length > 1 ? step.kind : null;
    default:
      return null;
  }
}
