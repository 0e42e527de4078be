export type Points = readonly (readonly [x: number, y: number])[];

interface Coordinates {
  readonly coord: (at: readonly [number, number]) => number[];
}

/** The area between two lines with the same ends, for an option of ECharts. */
export function bandSeries(lower: Points, upper: Points, color: string, opacity: number) {
  const outline = [...upper, ...[...lower].reverse()];
  return {
    type: 'custom',
    // One item for all of it; its values only tell ECharts that there is something.
    data: outline.slice(0, 1).map(([x, y]) => [x, y]),
    renderItem: (_: unknown, { coord }: Coordinates) => ({
      type: 'polygon',
      shape: { points: outline.map(([x, y]) => coord([x, y])) },
      style: { fill: color, opacity },
    }),
  };
}

/** A line from point to point. */
export function lineSeries(
  points: Points,
  color: string,
  { width = 2, dash }: { width?: number; dash?: number[] } = {},
) {
  return {
    type: 'line',
    showSymbol: false,
    clip: false,
    lineStyle: { color, width, ...(dash === undefined ? {} : { type: dash }) },
    data: points.map(([x, y]) => [x, y]),
  };
}
