/** The parts of ECharts that drawings use, and how wide it takes texts to be. */
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
} from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { FONT, textWidth } from '../lettering/text-width.ts';

use([
  AriaComponent,
  BarChart,
  CustomChart,
  GridComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  ScatterChart,
  SVGRenderer,
]);

setPlatformAPI({
  measureText: (text, font = '') => ({
    width: textWidth(text, {
      size: Number(/([\d.]+)px/.exec(font)?.[1] ?? 12),
      bold: /\bbold\b|\b[6-9]00\b/.test(font),
    }),
  }),
});

export { FONT, init };
