import type { MachineStep } from './steps.ts';

/** What holds of every step of a kind, for whoever runs it, checks it or draws its luck. */
export interface StepTraits {
  /** It begins with work of its own that windows and freezes hold (a deploy's batches are held one by one). */
  readonly isStart: boolean;
  /** Its work goes on to its end when the plan turns; else it is dropped. */
  readonly outlastsTurn: boolean;
  /** A change reaches more by it, so that `retry` does not go back past it. */
  readonly pullsLever: boolean;
  /** It only waits or looks: a trigger that no step raised sends it back, and it knows where to (`retryFrom`). */
  readonly bakes: boolean;
}

const DEPLOYS: StepTraits = { isStart: false, outlastsTurn: false, pullsLever: true, bakes: false };
const CHANGES: StepTraits = { isStart: true, outlastsTurn: true, pullsLever: true, bakes: false };
const BAKES: StepTraits = { isStart: false, outlastsTurn: false, pullsLever: false, bakes: true };

const STEP_TRAITS = {
  deploy: DEPLOYS,
  each: DEPLOYS,
  pull: CHANGES,
  schema: CHANGES,
  act: { ...CHANGES, pullsLever: false },
  retire: { isStart: false, outlastsTurn: false, pullsLever: false, bakes: false },
  wait: BAKES,
  clock: BAKES,
  confidence: BAKES,
  gate: BAKES,
  approval: BAKES,
} as const satisfies Record<MachineStep['kind'], StepTraits>;

export function traitsOf({ kind }: Pick<MachineStep, 'kind'>): StepTraits {
  return STEP_TRAITS[kind];
}
