/** What tells areas apart for those who do not see their colours. */
import type { VNode } from 'preact';

export type Pattern = 'plain' | 'hatched' | 'dotted' | 'crossed' | 'barred';

export interface Fills {
  /** What to give as `fill`. */
  readonly of: (color: string, pattern: Pattern) => string;
  /** All that were asked for, to stand in the same drawing. */
  readonly defs: () => VNode[];
}

const SIZE = 6;

/** Fills of one drawing: a colour with lines or dots of what it stands on. */
export function openFills(id: string, surface: string): Fills {
  const made = new Map<string, { readonly name: string; readonly node: VNode }>();
  return {
    of: (color, pattern) => {
      if (pattern === 'plain') return color;
      const key = `${pattern} ${color}`;
      const name = made.get(key)?.name ?? `${id}-fill-${made.size}`;
      if (!made.has(key)) made.set(key, { name, node: patternNode(name, color, surface, pattern) });
      return `url(#${name})`;
    },
    defs: () => (made.size === 0 ? [] : [<defs>{[...made.values()].map(({ node }) => node)}</defs>]),
  };
}

function patternNode(name: string, color: string, surface: string, pattern: Exclude<Pattern, 'plain'>): VNode {
  return (
    <pattern
      id={name}
      width={SIZE}
      height={SIZE}
      patternUnits="userSpaceOnUse"
      {...(pattern === 'dotted' || pattern === 'barred' ? {} : { patternTransform: 'rotate(45)' })}
    >
      <rect width={SIZE} height={SIZE} fill={color} />
      {pattern === 'dotted' ? (
        <circle cx={SIZE / 2} cy={SIZE / 2} r={1.2} fill={surface} />
      ) : (
        <rect width={1.6} height={SIZE} fill={surface} />
      )}
      {pattern === 'crossed' ? <rect width={SIZE} height={1.6} fill={surface} /> : null}
    </pattern>
  );
}
