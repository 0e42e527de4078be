import { describe, expect, it } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { expectSimulated } from './testing/expect-simulated.ts';
import { RANDOM_PLANS } from './testing/random-plans.ts';

/** Some 60 figures under one seed: by chance one of them would be beyond five deviations in 1 of 30,000 sets of seeds. */
describe.each(Object.entries(RANDOM_PLANS))('%s', (_, text) => {
  it('says what the simulator says', () => {
    const { machine, layout } = machineOf(text);
    expect(expectSimulated(machine, layout, 5_000)).toBeGreaterThan(5);
  });
});
