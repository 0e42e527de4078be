/** Values are kept one by one, for quantiles: of more there is no room. */
export const MOST_TEST_TRIALS = 16_777_216;
