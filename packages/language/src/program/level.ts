/** The levels of a fleet, outermost first. A level may be skipped in a topology, never reordered. */
export const LEVELS = ['region', 'zone', 'datacenter', 'cluster', 'rack', 'server'] as const;

export type Level = (typeof LEVELS)[number];

/** 0 for the outermost level (`region`), 5 for `server`. */
export function depthOfLevel(level: Level): number {
  return LEVELS.indexOf(level);
}

/** The plural that sentences use: `clusters`, `racks`, … */
export function pluralOfLevel(level: Level): string {
  return `${level}s`;
}
