/** Random audiences, and what steps do to people. */
import fc from 'fast-check';
import type { Machine } from '../machine.ts';
import type { MachineBug } from '../numbers.ts';
import { audience, bug, disable, enable, release, type StepPlan, schema } from './build.ts';

/** Flags of every machine with an audience. */
export const FLAGS: readonly string[] = ['light', 'dark'];

export interface RandomPeople {
  readonly audience: NonNullable<Machine['audience']>;
  /** What the plan's third bug is. */
  readonly bug: Pick<MachineBug, 'behind' | 'unit' | 'shows'>;
  /** Flag that the first bug is behind; null: none. */
  readonly behind: number | null;
}

const behind = fc.option(fc.nat(FLAGS.length - 1), { freq: 2 });

export const somePeople: fc.Arbitrary<RandomPeople> = fc
  .record({
    users: fc.integer({ min: 3, max: 2000 }),
    ends: fc.tuple(fc.nat(100), fc.nat(100)),
    unit: fc.constantFrom('user-hours' as const, 'user-hours' as const, 'requests' as const),
    behind,
    first: behind,
    found: fc.boolean(),
  })
  .map(({ users, ends: [one, other], unit, behind: own, first, found }) => {
    const end = (percent: number): number => Math.max(1, Math.floor((users * percent) / 100));
    const between = [...new Set([end(one), end(other)])].filter((ring) => ring < users).sort((a, b) => a - b);
    const shows = [{ probability: 1, level: 'ring' as const, from: 1, to: 3, found }];
    return { audience: audience(users, ...between), bug: { behind: own, unit, shows }, behind: first };
  });

export function bugOfPeople(people: RandomPeople | null): MachineBug {
  return bug({ name: 'people', ...people?.bug });
}

/** Releases and flags for as many users as come, wider or not; off now and then. */
export function pullsFor(users: number): fc.Arbitrary<StepPlan> {
  const some = fc.integer({ min: 1, max: users });
  const flag = fc.nat(FLAGS.length - 1);
  return fc.oneof(
    { weight: 2, arbitrary: some.map(release) },
    { weight: 3, arbitrary: fc.tuple(some, flag).map(([count, own]) => enable(count, own)) },
    { weight: 1, arbitrary: flag.map(disable) },
  );
}

export function schemas(minutes: fc.Arbitrary<number>): fc.Arbitrary<StepPlan> {
  const phase = fc.constantFrom('expand' as const, 'migrate' as const, 'contract' as const, 'contract' as const);
  return fc.tuple(phase, minutes).map(([own, time]) => schema(own, time));
}
