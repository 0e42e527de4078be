/** What a measure that was typed outside of a plan is read with, and read as. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Bound, Measure, Plan, Program, Relation, Scenario } from '../../program/index.ts';

/** The plan that it is a measure of. */
export interface MeasureContext {
  readonly program: Program;
  readonly plan: Plan;
  /** The one that is looked at, whose numbers hold in place of the plan's; null or left out: none. */
  readonly scenario?: Scenario | null;
  /** What diagnostics call the text; `measure` unless told. Their spans are of the text. */
  readonly path?: string;
}

export interface MeasureReading {
  /** null: the text is no measure of this plan; `diagnostics` say why. */
  readonly measure: Measure | null;
  /** What is written after it: `<= 5d`; null: nothing is, or nothing sound. */
  readonly limit: { readonly relation: Relation; readonly bound: Bound } | null;
  readonly diagnostics: readonly Diagnostic[];
}
