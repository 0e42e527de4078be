/** What a path has deployed beside the old version, and what of it has been told to take the old one's place. */
import type { StepIndex } from '../machine/steps.ts';

export interface Greens {
  /** Deploying steps, in the order in which they were met. */
  readonly deploys: readonly StepIndex[];
  readonly retired: ReadonlySet<StepIndex>;
}

export const noGreens: Greens = { deploys: [], retired: new Set() };

export function greenAlso({ deploys, retired }: Greens, step: StepIndex): Greens {
  return { deploys: [...deploys, step], retired };
}

/** Those that still stand beside the old version. */
export function standing({ deploys, retired }: Greens): readonly StepIndex[] {
  return deploys.filter((step) => !retired.has(step));
}

export function allRetired({ deploys }: Greens): Greens {
  return { deploys, retired: new Set(deploys) };
}

/** What ways that join know together. */
export function joinedGreens(ways: readonly Greens[]): Greens {
  const [first = noGreens, ...others] = ways;
  if (others.every((way) => way === first)) return first;
  return {
    deploys: [...new Set(ways.flatMap(({ deploys }) => deploys))],
    retired: new Set(ways.flatMap(({ retired }) => [...retired])),
  };
}
