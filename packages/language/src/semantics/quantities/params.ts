/** The params of a plan, and what each of their percents stands for. */
import type { Location } from '../../program/index.ts';
import type { Value } from './value.ts';

/** A percent says nothing about what it is a percent of; where it stands does. */
export type PercentMeaning = 'probability' | 'percent of servers' | 'share of traffic' | 'share of users' | 'share';

export interface ParamScope {
  /** `null`: declared, but not soundly. */
  readonly values: ReadonlyMap<string, Value | null>;
  /** For each param that is a percent, what its first use took it for. Filled while the plan is checked. */
  readonly meanings: Map<string, { readonly meaning: PercentMeaning; readonly location: Location }>;
}
