import type { Located } from './location.ts';
import type { Model } from './model.ts';
import type { Distribution, Milliseconds } from './quantity.ts';
import type { Selector } from './selector.ts';

/** A plan under other circumstances. */
export interface Scenario extends Located {
  readonly name: string;
  readonly doc: string;
  readonly plan: string;
  /** The plan's model with what the scenario says otherwise. */
  readonly model: Model;
  readonly incidents: readonly Incident[];
}

/** Some of the fleet is lost at a time after the plan's start. */
export interface Incident extends Located {
  /** The sentence as written. */
  readonly text: string;
  readonly after: Milliseconds;
  readonly selector: Selector;
  readonly lasts: Distribution;
}
