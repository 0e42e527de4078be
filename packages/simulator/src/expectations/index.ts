export type { MeasureUnit } from '../measures/unit-of-measure.ts';
export {
  advanceDecisions,
  type DecideOptions,
  type Deciding,
  decideExpectation,
  decideExpectations,
  decisionsOf,
  MOST_DECIDING_TRIALS,
  openDecisions,
} from './decisions.ts';
export { withExactExpectations } from './exact-values.ts';
