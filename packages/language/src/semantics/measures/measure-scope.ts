/** What the names in a measure stand for. */
import type { ExposureUnit, Topology } from '../../program/index.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import type { QuantityContext } from '../quantities/expect.ts';

/** Names that there are; `complete`: all of them, so that what is not among them is nowhere. */
export interface Known<T> {
  readonly named: ReadonlyMap<string, T>;
  readonly complete: boolean;
}

/** Where a measure stands: in a plan, in a policy, or beside a plan. */
export interface MeasureScope extends QuantityContext {
  /** The unit of the exposure to each bug; null: any name will do, and nobody knows its unit. */
  readonly bugs: Known<ExposureUnit> | null;
  /** null: in a policy, which cannot speak of stages. */
  readonly stages: Known<unknown> | null;
  /** null: none, or nobody knows which. */
  readonly topology: Topology | null;
}

/** What bugs are counted in that do not surface by exposure: by servers; in a plan about people alone by users. */
export function countedIn(fleetless: boolean, hasAudience: boolean): ExposureUnit {
  return fleetless && hasAudience ? 'user-hours' : 'server-hours';
}

/** The bugs of a model with the units of the exposure to them. */
export function bugsOfModel({ draft, complete }: CheckedModel, counted: ExposureUnit): Known<ExposureUnit> {
  return { named: new Map([...draft.bugs].map(([name, { surfaces }]) => [name, surfaces?.unit ?? counted])), complete };
}
