/** Which stages come before which, however many stand between them. */
import { addTo } from '../../grouping.ts';

/** `after`: names of stages that end before this one begins. */
interface Ordered {
  readonly name: string;
  readonly after: readonly string[];
}

/** For each stage those that begin only after it has ended. */
export function laterThan(stages: readonly Ordered[]): ReadonlyMap<string, ReadonlySet<string>> {
  const followers = new Map<string, string[]>();
  for (const { name, after } of stages) {
    for (const earlier of after) addTo(followers, earlier, name);
  }
  return new Map(stages.map(({ name }) => [name, reachedFrom(name, followers)]));
}

function reachedFrom(start: string, followers: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const next of followers.get(name) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}
