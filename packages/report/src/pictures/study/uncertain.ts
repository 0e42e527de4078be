import type { UncertainFigure, UncertainResults } from '@rollout/simulator';
import { formatCount, formatNumber } from '../../text/number.ts';
import { studyFigure } from '../../text/study-figure.ts';
import { drawRows } from '../chart/rows/draw-rows.tsx';
import type { Row } from '../chart/rows/row-chart.ts';
import { logScale, type Scale } from '../chart/scale.ts';
import type { Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { left, right } from './told.ts';

const MOST = 24;

/** What not knowing the model's numbers any better leaves open of each figure, and what sampling alone does. */
export function uncertainPicture({ sets, trials, figures }: UncertainResults): Picture {
  const open = figures.filter(({ both: { low, high } }) => low !== null && high !== null && low !== high);
  const how = trials === 0 ? 'each worked out exactly' : `${formatCount(trials)} runs each`;
  const shown = open.slice(0, MOST);
  return {
    name: 'uncertain',
    title: 'What the evidence for the model leaves open',
    description: said(open),
    notes: [
      `From ${formatCount(sets)} sets of numbers, as likely as the evidence for them has it, ${how}. The axis goes by multiples of the figure as written.`,
      ...(shown.length < open.length ? [`${open.length - shown.length} more figures are in the numbers.`] : []),
    ],
    table: {
      columns: [
        left('figure'),
        right('value'),
        right('by the model'),
        right('by sampling alone'),
        left('mostly because of'),
      ],
      rows: open.map(({ figure, unit, plain, both, most }) => [
        figure,
        text(unit, both.value),
        rangeOf(unit, both),
        rangeOf(unit, plain),
        most === null ? '' : `${most.number}, known from ${most.evidence}`,
      ]),
    },
    draw: (frame) =>
      drawRows(frame, {
        legend: [
          { text: 'with what the evidence leaves open', color: frame.theme.series[0], pattern: 'hatched' },
          { text: 'by sampling alone', color: frame.theme.text, pattern: 'plain', shape: 'whisker' },
          { text: 'as written', color: frame.theme.series[0], pattern: 'plain', shape: 'dot' },
        ],
        sections: [
          {
            title: null,
            scale: scaleOf(shown),
            columns: ['', ''],
            rows: shown.map((each) => rowOf(each, frame.theme)),
          },
        ],
      }),
  };
}

function rowOf({ figure, unit, plain, both, larger, most }: UncertainFigure, theme: Theme): Row {
  const { value } = both;
  const sampled = plain.low === null || plain.high === null || plain.low === plain.high ? null : plain;
  const because = most === null ? '' : `\nmostly because ${most.number} is known from ${most.evidence} alone`;
  return {
    label: figure,
    // Of what was never seen there are no multiples.
    shapes:
      value === null || value === 0
        ? []
        : [
            {
              kind: 'bar',
              from: (both.low ?? 0) / value,
              to: (both.high ?? 0) / value,
              color: theme.series[0],
              pattern: 'hatched',
            },
            ...(sampled === null
              ? []
              : [{ kind: 'interval', low: (sampled.low ?? 0) / value, high: (sampled.high ?? 0) / value } as const]),
            { kind: 'dot', at: 1, color: theme.series[0] },
          ],
    values: [{ text: text(unit, both.value) }, { text: rangeOf(unit, both) }],
    told: `${figure}: ${text(unit, both.value)}, ${rangeOf(unit, both)}${sampled === null ? '' : `\nby sampling alone ${rangeOf(unit, sampled)}`}${larger === 'sampling' ? '\nmore runs would tell more' : because}`,
  };
}

/** Multiples of the figure, as far as any interval goes; beyond `FURTHEST` it is only said. */
function scaleOf(figures: readonly UncertainFigure[]): Scale {
  const multiples = figures.flatMap(({ both: { value, low, high } }) =>
    value === null || value === 0 ? [] : [(low ?? 0) / value, (high ?? 0) / value],
  );
  const furthest = multiples.reduce((most, each) => Math.max(most, each, each > 0 ? 1 / each : FURTHEST), NEAREST);
  const reach = Math.min(FURTHEST, furthest * 1.02);
  return logScale(1 / reach, reach, (multiple) => `×${formatNumber(multiple)}`);
}

const FURTHEST = 20;
const NEAREST = 1.1;

function rangeOf(unit: UncertainFigure['unit'], { low, high }: UncertainFigure['both']): string {
  return low === high ? text(unit, low) : `${text(unit, low)} to ${text(unit, high)}`;
}

const text = (unit: UncertainFigure['unit'], value: number | null): string =>
  value === null ? 'unknown' : studyFigure(unit, value);

function said(open: readonly UncertainFigure[]): string {
  const [first] = open;
  if (first === undefined) return 'The evidence leaves nothing open that shows in the answer.';
  const shares = new Map<string, number>();
  for (const { most } of open) if (most !== null) shares.set(most.number, (shares.get(most.number) ?? 0) + most.share);
  const [worst] = [...shares].sort(([, a], [, b]) => b - a);
  const because = worst === undefined ? '' : ` What is known least well is ${worst[0]}.`;
  return `${first.figure} is ${text(first.unit, first.both.value)}; the evidence leaves open ${rangeOf(first.unit, first.both)}.${because}`;
}
