import type { CheckedModel } from '../models/checked-model.ts';
import type { SelectionContext } from '../selections/selection-context.ts';

/** Where the sentences of a plan stand. */
export interface PlanContext extends SelectionContext {
  /** null: the model is not known, which has been reported. */
  readonly numbers: CheckedModel | null;
}
