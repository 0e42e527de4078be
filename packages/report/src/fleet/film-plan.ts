/** What of a plan's text the tiles of a film are about: the stages that deploy to them, and the nodes of the fleet that they lie in. */

export interface FilmPlan {
  /** All, in the order of the machine. */
  readonly stages: readonly FilmStage[];
  /** Nodes as they are declared, each before what is in it. What lies wholly within single tiles is not told apart. */
  readonly nodes: readonly FilmNode[];
}

export interface FilmStage {
  readonly name: string;
  /** When it began in this run, in milliseconds; null: it never did. */
  readonly from: number | null;
  /** Those of which it deploys to some servers. */
  readonly tiles: readonly TileRange[];
}

export interface FilmNode {
  /** Where it is declared: in which of the fleet's nodes, in which of that one's, and so on. */
  readonly path: readonly number[];
  readonly name: string;
  /** Those that have servers of it, or of one of those that are alike. */
  readonly tiles: readonly TileRange[];
}

/** Tiles `from <= i < to`. */
export type TileRange = readonly [from: number, to: number];

/** The stage that was the last to begin, by a time, of those that deploy to some of these tiles; else the next to begin, else the first that would have. null: none does. */
export function stageAt({ stages }: FilmPlan, [from, to]: TileRange, at: number): number | null {
  const own = stages.flatMap((stage, index) => (stage.tiles.some(([a, b]) => a < to && from < b) ? [index] : []));
  const begun = own
    .flatMap((index) => {
      const start = stages[index]?.from ?? null;
      return start === null ? [] : [{ index, start }];
    })
    .sort((a, b) => a.start - b.start || a.index - b.index);
  const last = begun.findLast(({ start }) => start <= at);
  return (last ?? begun[0])?.index ?? own[0] ?? null;
}

/** The innermost node that these tiles have servers of; of several side by side the first. null: there is none. */
export function nodeOf({ nodes }: FilmPlan, [from, to]: TileRange): number | null {
  let found: number | null = null;
  nodes.forEach(({ path, tiles }, index) => {
    const isDeeper = found === null || path.length > (nodes[found]?.path.length ?? 0);
    if (isDeeper && tiles.some(([a, b]) => a <= from && to <= b)) found = index;
  });
  return found;
}
