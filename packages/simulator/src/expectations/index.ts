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
export type { FindKnownMeasures } from './known-measures.ts';
export { MOST_TEST_TRIALS } from './most-test-trials.ts';
export { withExactExpectations } from './with-exact-expectations.ts';
