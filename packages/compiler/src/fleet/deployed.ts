/** What a path through the plan has deployed to so far. */
import { intersect, type ServerSet, subtract, unite } from './server-set.ts';

/**
 * A growing set that is never changed: its layers get smaller towards the end, each at most half of the one before, so that
 * adding many small sets one by one costs little more than adding them together.
 */
export type Deployed = readonly ServerSet[];

export const nothingDeployed: Deployed = [];

export function deployedAlso(deployed: Deployed, more: ServerSet): Deployed {
  if (more.length === 0) return deployed;
  const layers = [...deployed];
  let last = more;
  for (let before = layers.at(-1); before !== undefined && before.length <= 2 * last.length; before = layers.at(-1)) {
    last = unite(before, last);
    layers.pop();
  }
  return [...layers, last];
}

export function withoutDeployed(set: ServerSet, deployed: Deployed): ServerSet {
  return deployed.reduce(subtract, set);
}

export function deployedIn(set: ServerSet, deployed: Deployed): ServerSet {
  return deployed.reduce<ServerSet>((found, layer) => unite(found, intersect(set, layer)), []);
}
