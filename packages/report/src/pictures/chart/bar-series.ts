export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** What there is some of is seen. */
const LOWEST = 1.5;
/** Between bars that are wide enough for it. */
const GAP = 1;

interface Coordinates {
  readonly coord: (at: readonly [number, number]) => number[];
}

/** Bars from one value of the axis to another, for an option of ECharts. */
export function barSeries(bars: readonly Bar[], color: string) {
  return {
    type: 'custom',
    data: bars.map(({ from, to, value }) => [from, to, value]),
    encode: { x: [0, 1], y: 2 },
    renderItem: ({ dataIndex }: { readonly dataIndex: number }, { coord }: Coordinates) => {
      const { from, to, value } = bars[dataIndex] ?? { from: 0, to: 0, value: 0 };
      const [left = 0, top = 0] = coord([from, value]);
      const [right = 0, bottom = 0] = coord([to, 0]);
      const gap = right - left > 4 * GAP ? GAP : 0;
      const height = value > 0 ? Math.max(LOWEST, bottom - top) : 0;
      const shape = { x: left, y: bottom - height, width: Math.max(1, right - left - gap), height };
      return { type: 'rect', shape, style: { fill: color } };
    },
  };
}
