import type { Scope } from '../names/scopes.ts';

/** Which ring of a file's audiences has that name, counted from 1; undefined where none has, or they differ. */
export function ringNumber({ declared }: Scope, name: string): number | undefined {
  const numbers = declared.audience.flatMap(({ node }) =>
    node.rings.flatMap((ring, i) => (ring.name.text === name && !ring.name.missing ? [i + 1] : [])),
  );
  const [first] = numbers;
  return numbers.every((number) => number === first) ? first : undefined;
}
