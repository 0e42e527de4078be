import type { EChartsCoreOption } from 'echarts/core';
import type { VNode } from 'preact';
import type { Drawing, Frame, Mark } from '../picture.ts';
import { FONT, init } from './echarts.ts';
import { type ForeignNode, svgNodes } from './svg-nodes.ts';

/** Where something of a chart is drawn, in pixels of the drawing. */
export interface Place {
  /** Of a point of the chart's axes; `grid`: which of several. */
  readonly at: (x: number, y: number, grid?: number) => readonly [x: number, y: number];
}

/**
 * Draws what ECharts makes of an option, without a browser, and what goes over it: texts beside what they name. The same bytes for the same frame
 * and option.
 */
export function drawChart(
  { width, id }: Frame,
  height: number,
  option: EChartsCoreOption,
  marksAt: (place: Place) => readonly Mark[],
  over: (place: Place) => readonly VNode[] = () => [],
): Drawing {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, silent: true, textStyle: { fontFamily: FONT }, ...option });
    const place: Place = {
      at: (x, y, grid = 0) => {
        const [left = Number.NaN, top = Number.NaN] = chart.convertToPixel({ gridIndex: grid }, [x, y]);
        return [left, top];
      },
    };
    const marks = marksAt(place);
    return { width, height, body: [...svgNodes(nodesOf(chart), id), ...over(place)], marks };
  } finally {
    chart.dispose();
  }
}

interface SvgPainter {
  renderToVNode(options: Readonly<Record<string, boolean>>): ForeignNode;
}

/** What `renderToSVGString` makes a text of. Its text has inline styles and ids that count up; nodes can be put right. */
function nodesOf(chart: ReturnType<typeof init>): ForeignNode {
  // Its type is of painters on any surface.
  const painter: unknown = chart.getZr().painter;
  if (!isSvgPainter(painter)) throw new Error('ECharts has another way to draw');
  return painter.renderToVNode({
    animation: false,
    emphasis: false,
    willUpdate: false,
    compress: true,
    useViewBox: true,
  });
}

const isSvgPainter = (painter: unknown): painter is SvgPainter =>
  typeof painter === 'object' && painter !== null && 'renderToVNode' in painter;
