/** Names of a plan's bugs and stages as indices. A policy is written for many plans, and may speak of what one of them does not have. */

export interface Names {
  /** The index of the bug; 0 where there is none. */
  bug(name: string): number;
  stage(name: string): number;
  /** The plan is not as the sentence has it: ``has no bug `crash` ``. */
  differ(how: string): void;
  /** How the plan differs, as far as it is known. */
  readonly different: readonly string[];
}

interface Named {
  readonly name: string;
}

export function namesOf(bugs: readonly Named[], stages: readonly Named[]): Names {
  const different: string[] = [];
  const differ: Names['differ'] = (how) => {
    different.push(how);
  };
  const find = (list: readonly Named[], what: 'bug' | 'stage', name: string): number => {
    const index = list.findIndex((one) => one.name === name);
    if (index < 0) differ(`has no ${what} \`${name}\``);
    return Math.max(0, index);
  };
  return {
    bug: (name) => find(bugs, 'bug', name),
    stage: (name) => find(stages, 'stage', name),
    differ,
    different,
  };
}
