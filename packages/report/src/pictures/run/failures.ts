/** What failed, and what the new servers' metrics read once bugs had shown. */
import type { Trace, TraceMetric } from '@rollout/simulator';
import { formatCount, formatNumber, formatPercent } from '../../text/number.ts';
import type { Picture } from '../picture.ts';
import { amountScale, countScale } from './count-scale.ts';
import type { Limit, Panel } from './panel.ts';
import { panelPicture } from './panel-picture.ts';

const MOST_METRICS = 6;

export function failuresPicture(trace: Trace): Picture | null {
  const moved = trace.metrics.filter(({ history }) => history.length > 1);
  const shown = moved.slice(0, MOST_METRICS);
  const failed = failedPanel(trace);
  const panels = [...failed, ...shown.map(metricPanel)];
  const still = trace.metrics.length - moved.length;
  return panelPicture(trace, panels, {
    name: 'failures',
    title: shown.length === 0 ? 'Servers that stayed failed' : 'What failed, and what the metrics read',
    description: panels
      .map(({ title, told }) => `${title}: ${told[0] ?? ''}`)
      .join('. ')
      .concat('.'),
    notes: [
      ...(shown.length > 0 ? ['A metric is shown by what one sample of the new servers reads in the mean.'] : []),
      ...(still > 0 && shown.length > 0 ? [`${formatCount(still)} more metrics read as ever.`] : []),
    ],
  });
}

function failedPanel({ progress }: Trace): Panel[] {
  const last = progress.at(-1);
  if (last === undefined || last.failed === 0) return [];
  const points = progress.map(({ at, failed }) => ({ at, value: failed }));
  return [
    {
      title: 'Servers that stayed failed',
      told: [
        `${formatCount(last.failed)} of ${formatCount(last.tried)} that were tried (${formatPercent(last.failed / last.tried)})`,
      ],
      scale: countScale(last.failed),
      curves: [
        {
          name: 'failed',
          kind: 'steps',
          points: points.filter(({ value }, i) => i === 0 || value !== points[i - 1]?.value),
          color: ({ state }) => state.failed,
          fill: 'crossed',
        },
      ],
      limits: [],
      value: (value) => `${formatCount(value)} failed`,
    },
  ];
}

function metricPanel({ check, metric, threshold, healthy, history }: TraceMetric): Panel {
  const readings = history.map(({ mean }) => mean);
  const most = readings.reduce((high, mean) => Math.max(high, mean));
  const farthest = readings.reduce((far, mean) => (Math.abs(mean - healthy) > Math.abs(far - healthy) ? mean : far));
  const limits: Limit[] = [{ value: healthy, text: `healthy ${formatNumber(healthy)}`, look: 'aim' }];
  if (threshold !== null)
    limits.push({ value: threshold, text: `threshold ${formatNumber(threshold)}`, look: 'limit' });
  return {
    title: metric,
    told: [`reads ${formatNumber(farthest)}, and ${formatNumber(healthy)} while nothing is wrong`, `of ${check}`],
    scale: amountScale(Math.max(most, healthy, threshold ?? 0)),
    curves: [
      {
        name: 'reads',
        kind: 'steps',
        points: history.map(({ at, mean }) => ({ at, value: mean })),
        color: ({ series }) => series[1],
        fill: 'plain',
      },
    ],
    limits,
    value: formatNumber,
  };
}
