/** Every set of bugs that a release may have, with the way in which each shows and the checks that cannot see it. */
import { known } from '../known.ts';
import type { BugWay, ChainShape, NumberAt } from './chain.ts';
import type { Factor } from './program.ts';

export interface Carried {
  readonly bug: number;
  readonly way: BugWay;
  /** Checks that are blind to it. */
  readonly blind: readonly number[];
}

export interface Carriage {
  readonly bugs: readonly Carried[];
  readonly factors: readonly Factor[];
}

/** Beyond so many a chain is given up. */
const MOST_HYPOTHESES = 20_000;

/** null: there are too many. */
export function hypothesesOf(shape: ChainShape): Carriage[] | null {
  let all: Carriage[] = [{ bugs: [], factors: [] }];
  for (const group of shape.groups) {
    const choices = group.flatMap((bug) => carriagesOf(shape, bug));
    const chances = group.flatMap((bug) => known(shape.bugs[bug]).ways.map(({ chance }) => chance));
    choices.push({ bugs: [], factors: [{ kind: 'none', of: chances }] });
    if (all.length * choices.length > MOST_HYPOTHESES) return null;
    all = all.flatMap((before) =>
      choices.map((choice) => ({
        bugs: [...before.bugs, ...choice.bugs],
        factors: [...before.factors, ...choice.factors],
      })),
    );
  }
  return all.map(({ bugs, factors }) => ({ bugs: [...bugs].sort((a, b) => a.bug - b.bug), factors }));
}

function carriagesOf(shape: ChainShape, bug: number): Carriage[] {
  const { ways } = known(shape.bugs[bug]);
  return ways.flatMap((way) =>
    blindnessOf(shape, bug, way).map(({ blind, factors }) => ({
      bugs: [{ bug, way, blind }],
      factors: [{ kind: 'chance', at: way.chance } as const, ...factors],
    })),
  );
}

/** Which checks are blind to a bug: drawn once for each that might see it. */
function blindnessOf({ looks, bugs }: ChainShape, bug: number, { from, sure }: BugWay) {
  const checks = new Map<number, NumberAt>();
  const shows = known(bugs[bug]).hazard !== null || (from !== null && from < looks.length);
  if (shows && !sure) {
    for (const { check, blind, detects } of looks) {
      if (check !== null && blind !== null && detects[bug] !== null) checks.set(check, blind);
    }
  }
  let all: { blind: number[]; factors: Factor[] }[] = [{ blind: [], factors: [] }];
  for (const [check, at] of checks) {
    all = all.flatMap(({ blind, factors }) => [
      { blind, factors: [...factors, { kind: 'unless', at } as const] },
      { blind: [...blind, check], factors: [...factors, { kind: 'chance', at } as const] },
    ]);
  }
  return all;
}
