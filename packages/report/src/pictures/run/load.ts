/** What the servers that were up had to carry, service by service. */
import type { Trace, TraceService } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { formatNumber, formatPercent } from '../../text/number.ts';
import type { Picture } from '../picture.ts';
import { amountScale } from './count-scale.ts';
import type { Panel } from './panel.ts';
import { panelPicture } from './panel-picture.ts';

const MOST = 6;

export function loadPicture(trace: Trace): Picture | null {
  const loaded = trace.services.filter(({ group }) => group !== null);
  const shown = [...loaded].sort((a, b) => nearness(b) - nearness(a)).slice(0, MOST);
  if (shown.length === 0) return null;
  const left = loaded.length - shown.length;
  return panelPicture(trace, shown.map(panelOf), {
    name: 'load',
    title: 'What the servers that were up had to carry',
    description: shown
      .map((service) => `${service.service}: ${peakText(service)}`)
      .join('. ')
      .concat('.'),
    notes: [
      '1 is what a server carries when all are up, at the ordinary hour; it is shown where it is the most.',
      ...(left > 0
        ? [`The ${shown.length} services that came nearest to their headroom; ${counted(left, 'service')} more.`]
        : []),
    ],
  });
}

const nearness = ({ peak, headroom }: TraceService): number =>
  (peak ?? Number.POSITIVE_INFINITY) / (1 + (headroom ?? 1));

function peakText({ peak, headroom }: TraceService): string {
  if (peak === null) return 'nothing was up that could carry it';
  const most = `at most ${formatNumber(peak)} of the ordinary load`;
  if (headroom === null) return most;
  return `${most}, ${peak > 1 + headroom ? 'overloaded: ' : ''}${formatPercent(headroom)} headroom`;
}

function panelOf(service: TraceService): Panel {
  const { headroom, history, peak, group, service: name } = service;
  const capacity = headroom === null ? null : 1 + headroom;
  return {
    title: name,
    told: [peakText(service), ...(group === null || group === '' || group === name ? [] : [`in ${group}`])],
    scale: amountScale(Math.max(1, peak ?? 2, capacity ?? 0)),
    curves: [
      {
        name: 'load',
        kind: 'steps',
        points: history.map(({ at, load }) => ({ at, value: load })),
        color: ({ series }) => series[4],
        fill: 'plain',
      },
    ],
    limits:
      capacity === null
        ? []
        : [
            {
              value: capacity,
              text: `${formatNumber(capacity)}: ${formatPercent(headroom ?? 0)} headroom`,
              look: 'limit',
            },
          ],
    value: (value) => `${formatNumber(value)} of the ordinary load`,
  };
}
