import type { DistributionContext } from '../distributions/distribution-context.ts';
import type { FindFlag } from '../flags/checked-flag.ts';
import type { Healths } from '../healths/checked-health.ts';

/** Where the sentences of a model stand. */
export interface ModelContext extends DistributionContext {
  /** Those that its file can see. */
  readonly healths: Healths;
  /** Whether that is all of them: what is not in it is nowhere. */
  readonly allHealths: boolean;
  readonly findFlag: FindFlag;
  /** Which ring has that name, counted from 1; undefined where that cannot be told. */
  readonly ringNumber: (name: string) => number | undefined;
}
