/** Whom a random plan is about: releases and flags that reach more and more of them. */
import type { Pick } from './pick.ts';

export interface RandomPeople {
  /** Audience and flags; empty: the plan is about nobody. */
  readonly text: string;
  readonly flags: readonly string[];
  readonly rings: readonly string[];
  /** Some that the lever has not come to, each group wider than the one before; none: it has come to all. */
  wider(lever: string, groups: number): readonly string[];
  /** The next ring that it has not come to; null: none. */
  widerRing(lever: string): string | null;
  /** It is off for all. */
  switchOff(lever: string): void;
}

export const NOBODY: RandomPeople = {
  text: '',
  flags: [],
  rings: [],
  wider: () => [],
  widerRing: () => null,
  switchOff: () => {},
};

/** Rings, and groups of people by their size. */
const KINDS = [
  {
    rings: ['internal 5%', 'early 25%', 'broad'],
    groups: ['1%', 'internal', '10%', '50% of early', 'early', '60%', 'broad'],
  },
  { rings: ['staff 20%', 'everyone'], groups: ['0.1%', '5%', 'staff', '50% of everyone', 'everyone'] },
] as const;

export function randomPeople(pick: Pick): RandomPeople {
  const users = pick.of(['40', '1_000', '2_000_000']);
  const { rings, groups } = pick.of(KINDS);
  pick.says('audience with rings');
  const names = rings.map((ring) => ring.replace(/ .*/, ''));
  const flags = Array.from({ length: pick.int(0, 2) }, (_, index) => `f${index + 1}`);
  if (flags.length > 0) pick.says('flag');
  const reached = new Map<string, number>();
  const from = (lever: string): number => reached.get(lever) ?? 0;
  return {
    text: [`audience users ${users} { ${rings.map((ring) => `ring ${ring}`).join('  ')} }`]
      .concat(flags.map((flag) => `flag ${flag} { owner "someone"  remove by 2030-01-01 }`))
      .join('\n'),
    flags,
    rings: names,
    wider(lever, count) {
      const chosen: string[] = [];
      for (let at = from(lever); at < groups.length && chosen.length < count; at++) {
        if (!pick.chance(0.6)) continue;
        chosen.push(groups[at] ?? '');
        reached.set(lever, at + 1);
      }
      return chosen;
    },
    widerRing(lever) {
      const at = groups.findIndex((group, index) => index >= from(lever) && names.includes(group));
      if (at < 0) return null;
      reached.set(lever, at + 1);
      return groups[at] ?? null;
    },
    switchOff(lever) {
      reached.delete(lever);
    },
  };
}
