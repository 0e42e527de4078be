import type { LimitResults, Results, ServiceResults } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { numberWithInterval, percentWithInterval } from '../../text/estimate.ts';
import { inRollbackText, isPastLimit, moreInRollback } from '../../text/limits.ts';
import { formatCount, formatNumber, formatPercent } from '../../text/number.ts';
import { drawRows } from '../chart/rows/draw-rows.tsx';
import type { Row, Section } from '../chart/rows/row-chart.ts';
import { bareScale, numberScale } from '../chart/scale.ts';
import type { Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { mostOf } from './most-of.ts';
import { fromRuns, left, right } from './told.ts';

const MOST = 12;

type Told = Pick<Results, 'method' | 'trials' | 'confidence' | 'complete'> & {
  readonly capacity: Pick<Results['capacity'], 'maxDown' | 'services'>;
};

/** How near each limit on what is down is come to, and each service to what its servers can carry. */
export function capacityPicture(results: Told): Picture | null {
  const { maxDown, services: all } = results.capacity;
  const limits = maxDown.filter(({ group }) => group !== null);
  const services = all.filter(({ group }) => group !== null);
  if (limits.length + services.length === 0) return null;
  const tight = mostOf(limits, MOST, nearness);
  const loaded = mostOf(services, MOST, loadOf);
  const rest = tight.others.length + loaded.others.length;
  return {
    name: 'capacity',
    title: 'How near its limits it comes',
    description: [...limitSaid(limits), ...serviceSaid(services)].join(' '),
    notes: [
      fromRuns(results),
      ...(limits.length > 0 ? ['Limits: the most that was ever down in one group, of what is allowed there.'] : []),
      ...(services.length > 0
        ? [
            'Services: the peak of the load of a server that is up, 1 being its ordinary load: a bar to the P95, a whisker to the greatest of all.',
          ]
        : []),
      ...(rest > 0 ? [`${counted(rest, 'more row')} in the numbers.`] : []),
    ],
    table: {
      columns: [left('limit or service'), left('nearest'), right('most'), right('allowed'), right('chance')],
      rows: [
        ...limits.map((limit) => [
          limit.text,
          limit.group ?? '',
          counted(limit.down, limit.counts),
          `${formatCount(limit.allowed)}${inRollbackText(limit)}`,
          `reached ${percentWithInterval(limit.reached)}`,
        ]),
        ...services.map(({ service, group, peak, headroom, overloaded }) => [
          service,
          group ?? '',
          `load ${numberWithInterval(peak.p95)} (P95), ${peak.max === null ? 'nothing up' : formatNumber(peak.max)} at most`,
          headroom === null ? 'not known' : formatNumber(1 + headroom),
          overloaded === null ? '' : `overloaded ${percentWithInterval(overloaded)}`,
        ]),
      ],
    },
    draw: (frame) => {
      const { theme } = frame;
      const sections: Section[] = [
        {
          title: 'Most that was down, of what is allowed',
          scale: null,
          columns: [''],
          rows: tight.shown.map((limit) => limitRow(limit, theme)),
        },
        {
          title: 'Peak load of a server, 1 being its ordinary load',
          scale: numberScale(Math.max(...services.map(furthest), 1)),
          columns: [''],
          rows: loaded.shown.map((service) => serviceRow(service, theme)),
        },
      ];
      return drawRows(frame, {
        legend: [{ text: 'limit', color: theme.limit, pattern: 'plain', shape: 'line' }],
        sections: sections.filter(({ rows }) => rows.length > 0),
      });
    },
  };
}

const nearness = ({ down, allowed }: LimitResults): number => down / Math.max(1, allowed);

const loadOf = ({ peak, headroom }: ServiceResults): number => (peak.p95.value ?? 0) / (1 + (headroom ?? 0));

const furthest = ({ peak, headroom }: ServiceResults): number =>
  Math.max(peak.p95.value ?? 0, peak.max ?? 0, 1 + (headroom ?? 0));

function limitRow(result: LimitResults, theme: Theme): Row {
  const { text, group, down, allowed, counts, share, limit, reached } = result;
  const inRollback = moreInRollback(result);
  const isPast = isPastLimit(result);
  const more = inRollbackText(result);
  const where = group === null || group === '' ? 'the fleet' : group;
  return {
    label: text,
    scale: bareScale(0, Math.max(down, inRollback ?? allowed) * 1.15 || 1),
    shapes: [
      { kind: 'back', from: 0, to: allowed },
      {
        kind: 'bar',
        from: 0,
        to: down,
        color: isPast ? theme.bad : theme.series[0],
        pattern: isPast ? 'crossed' : 'plain',
      },
      { kind: 'limit', at: allowed },
      ...(inRollback === null ? [] : [{ kind: 'limit', at: inRollback } as const]),
    ],
    values: [{ text: `${formatCount(down)} of ${formatCount(allowed)}${more}`, more: `in ${where}` }],
    told: [
      text,
      `at most ${counted(down, counts)} (${formatPercent(share)}) down in ${where}, ${formatCount(allowed)} allowed (${formatPercent(limit)})${more}`,
      `some group reaches its limit in ${percentWithInterval(reached)} of runs`,
    ].join('\n'),
  };
}

function serviceRow(result: ServiceResults, theme: Theme): Row {
  const { service, headroom, peak, group, overloaded } = result;
  const usual = peak.p95.value;
  const isPast = headroom !== null && usual !== null && usual > 1 + headroom;
  const can = headroom === null ? [] : [{ kind: 'limit', at: 1 + headroom } as const];
  const most =
    peak.max !== null && usual !== null && peak.max > usual
      ? [{ kind: 'interval', low: usual, high: peak.max } as const]
      : [];
  return {
    label: service,
    shapes: [
      { kind: 'back', from: 0, to: 1 + (headroom ?? 0) },
      ...(usual === null
        ? []
        : [
            {
              kind: 'bar',
              from: 0,
              to: usual,
              color: isPast ? theme.bad : theme.series[0],
              pattern: isPast ? 'crossed' : 'plain',
            } as const,
          ]),
      ...most,
      ...can,
    ],
    values: [
      {
        text: usual === null ? 'nothing up' : formatNumber(usual),
        ...(headroom === null ? {} : { more: `of ${formatNumber(1 + headroom)}` }),
      },
    ],
    told: [
      service,
      usual === null
        ? 'in at least 5% of runs nothing is up to carry its load'
        : `peak load ${formatNumber(usual)} × its ordinary load (P95)${headroom === null ? '' : `, of the ${formatNumber(1 + headroom)} that a server can carry`}`,
      peak.max === null
        ? 'at worst nothing is up to carry it'
        : `at most ${formatNumber(peak.max)}${group === null || group === service ? '' : `, in ${group}`}`,
      ...(overloaded === null ? [] : [`overloaded in ${percentWithInterval(overloaded)} of runs`]),
    ].join('\n'),
  };
}

function limitSaid(limits: readonly LimitResults[]): string[] {
  const nearest = [...limits].sort((a, b) => nearness(b) - nearness(a))[0];
  if (nearest === undefined) return [];
  const { text, group, down, allowed, counts } = nearest;
  const where = group === null || group === '' ? 'the fleet' : group;
  return [
    `${isPastLimit(nearest) ? 'Furthest past its limit goes' : 'Nearest to its limit comes'} ${text}: at most ${counted(down, counts)} down in ${where}, ${formatCount(allowed)} allowed${inRollbackText(nearest)}.`,
  ];
}

function serviceSaid(services: readonly ServiceResults[]): string[] {
  const most = [...services].sort((a, b) => loadOf(b) - loadOf(a))[0];
  if (most === undefined) return [];
  const { service, peak, headroom } = most;
  if (peak.p95.value === null) return [`In at least 5% of runs nothing is up to carry the load of ${service}.`];
  const can = headroom === null ? '' : `, of the ${formatNumber(1 + headroom)} that it can carry`;
  return [
    `A server of ${service} gets at most ${formatNumber(peak.p95.value)} times its ordinary load in 95% of runs${can}.`,
  ];
}
