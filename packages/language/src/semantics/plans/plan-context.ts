import type { CheckedAudience } from '../audiences/checked-audience.ts';
import type { FindFlag } from '../flags/checked-flag.ts';
import type { Healths } from '../healths/checked-health.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import type { SelectionContext } from '../selections/selection-context.ts';
import type { PlanServices } from './plan-services.ts';

/** Where the sentences of a plan stand. */
export interface PlanContext extends SelectionContext {
  /** null: the model is not known, which has been reported. */
  readonly numbers: CheckedModel | null;
  /** Those that the plan's file and its model can see. */
  readonly healths: Healths;
  readonly services: PlanServices;
  /** Whom it is about; null: nobody, or nobody knows, which has been reported. */
  readonly audience: CheckedAudience | null;
  readonly findFlag: FindFlag;
  /** It deploys nothing and names no fleet, so that what speaks of servers has been reported. */
  readonly fleetless: boolean;
}
