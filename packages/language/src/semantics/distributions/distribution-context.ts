import type { QuantityContext } from '../quantities/expect.ts';
import type { Tables } from '../tables/tables.ts';

/** Where distributions stand: they may take their values from tables. */
export interface DistributionContext extends QuantityContext {
  readonly tables: Tables;
}
