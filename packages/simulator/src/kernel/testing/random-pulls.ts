/** Steps that reach people: flags on and off, and releases. */
import type { Pick } from './pick.ts';
import { randomBake, type Surroundings } from './random-bakes.ts';

export const RELEASE = 'release';

/** Flags on, and off; releases. Maybe none, where all have it already. */
export function peopleSteps(pick: Pick, around: Surroundings): string[] {
  const { people } = around;
  if (people.rings.length === 0) return [];
  const flag = people.flags.length > 0 && pick.chance(0.6) ? pick.of(people.flags) : null;
  if (flag === null) return pull(pick, around, 'release to', RELEASE);
  const lines = pull(pick, around, `enable ${flag} for`, flag);
  if (lines.length === 0 || pick.chance(0.45)) {
    pick.says('disable');
    people.switchOff(flag);
    lines.push(`disable ${flag}`, ...randomBake(pick, around));
    if (pick.chance(0.3)) lines.push(...pull(pick, around, `enable ${flag} for`, flag));
  }
  return lines;
}

function pull(pick: Pick, around: Surroundings, words: string, lever: string): string[] {
  const groups = around.people.wider(lever, pick.int(1, 3));
  if (groups.length === 0) return [];
  const line = `${words} ${groups.join(', ')}`;
  const name = words.replace(/ .*/, '');
  if (!pick.chance(0.6)) {
    pick.says(name);
    return [line];
  }
  pick.says(`${name} with a block`);
  return [`${line} {`, ...randomBake(pick, around).map((inner) => `  ${inner}`), '}'];
}
