import type { Plan } from '../../program/index.ts';
import { allSteps } from './all-steps.ts';

/** Names of the checks that a plan's gates and watches ask. */
export function checksOf({ watches, stages }: Plan): {
  readonly gates: ReadonlySet<string>;
  readonly watches: ReadonlySet<string>;
} {
  const steps = stages.flatMap((stage) => allSteps(stage.steps));
  const gates = steps.flatMap((step) => (step.kind === 'gate' || step.kind === 'gate-canary' ? [step.check] : []));
  const watched = [...watches, ...stages.flatMap((stage) => stage.watches)].map(({ check }) => check);
  return { gates: new Set(gates), watches: new Set(watched) };
}
