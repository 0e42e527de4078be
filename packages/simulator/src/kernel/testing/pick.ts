import fc from 'fast-check';

/** Choices of a random plan. Everything it is made of comes from here, so that a seed is a plan. */
export interface Pick {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  of<T>(choices: readonly T[]): T;
  /** Notes that the plan says this. */
  says(what: string): void;
}

/** Every number as likely as any. */
const whole = (low: number, high: number): fc.Arbitrary<number> => fc.noBias(fc.integer({ min: low, max: high }));

/** `Pick` over fast-check's own generator: `fc.property(fc.gen(), (gen) => makePlan(pickFrom(gen, covered)))`. */
export function pickFrom(gen: fc.GeneratorValue, covered: Set<string>): Pick {
  const int = (low: number, high: number): number => gen(whole, low, high);
  return {
    int,
    chance: (probability) => int(1, 1000) <= probability * 1000,
    of: (choices) => {
      const choice = choices[int(0, choices.length - 1)];
      if (choice === undefined) throw new Error('nothing to choose from');
      return choice;
    },
    says: (what) => {
      covered.add(what);
    },
  };
}
