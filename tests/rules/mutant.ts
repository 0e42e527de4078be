/** How an example is changed so that a rule finds something in it. One file of `mutants/` for each rule, named for it. */

export interface Mutant {
  /** The folder of the example; its plan bears the same name. */
  readonly example: string;
  /** Pairs of what is written once in the plan, and what is written instead. */
  readonly changes: readonly (readonly [string, string])[];
  /** More files beside the plan, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The text so changed; throws where what is to be changed is not there. */
export function mutated(text: string, { example, changes }: Mutant): string {
  return changes.reduce((before, [from, to]) => {
    if (before.split(from).length !== 2) throw new Error(`examples/${example} does not hold this once: ${from}`);
    return before.replace(from, () => to);
  }, text);
}
