import type { Results } from '@rollout/simulator';
import { durationsByOutcome, type EndedSo, isTold } from '../../text/by-outcome.ts';
import { counted } from '../../text/counted.ts';
import { percentOf, percentWithInterval } from '../../text/estimate.ts';
import { formatCount } from '../../text/number.ts';
import { OUTCOMES } from '../../text/words.ts';
import { drawRows } from '../chart/rows/draw-rows.tsx';
import type { LegendEntry, Row } from '../chart/rows/row-chart.ts';
import { timeScale } from '../chart/scale.ts';
import type { Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { fromRuns, left, right, timeText, timeWithInterval, whisker } from './told.ts';

/** How long it takes if all goes well, and if it does not; null: all runs end alike. */
export function endingsPicture(results: Results): Picture | null {
  const endings = durationsByOutcome(results);
  if (endings.length === 0) return null;
  const last = Math.max(
    ...endings.flatMap(({ took: { p50, p90, p95 } }) => [p50, p90, p95].map(({ value }) => value ?? 0)),
  );
  return {
    name: 'endings',
    title: 'How long it takes, by how it ends',
    description: endings.map(said).join(' '),
    notes: [fromRuns(results), 'Each row is of the runs that end so alone.'],
    table: {
      columns: [
        left('ends'),
        right('runs'),
        ...(results.method === 'exact' ? [] : [right('trials')]),
        ...['mean', 'P10', 'P50', 'P90', 'P95'].map(right),
      ],
      rows: endings.map(({ outcome, share, took }) => [
        OUTCOMES[outcome],
        percentWithInterval(share),
        ...(results.method === 'exact' ? [] : [formatCount(took.trials ?? 0)]),
        ...[took.mean, took.p10, took.p50, took.p90, took.p95].map((each) =>
          isTold(each) ? timeWithInterval(each) : '–',
        ),
      ]),
    },
    draw: (frame) => {
      const { theme } = frame;
      const columns = ['of runs', 'P50', 'P95'];
      const rows = endings.map((ending) => rowOf(ending, theme));
      return drawRows(frame, {
        legend: legendOf(
          theme,
          endings.some(({ took }) => whisker(took.p50).length > 0),
        ),
        sections: [{ title: null, scale: timeScale(0, last * MARGIN), columns, rows }],
      });
    },
  };
}

const ENDING = { completed: 'complete', 'rolled-back': 'are rolled back', stopped: 'are stopped' } as const;

/** A dot at the end of the axis stands on it. */
const MARGIN = 1.03;

/** `Runs that complete take 3d (P50) and 3d 4h (P95).` */
function said({ outcome, took: { p50, p95, trials } }: EndedSo): string {
  const who = `Runs that ${ENDING[outcome]}`;
  const [half, nearlyAll] = [p50, p95].map(({ value }) => timeText(value ?? 0));
  if (!isTold(p50)) return `${who} are too few to tell how long they take: ${counted(trials ?? 0, 'trial')}.`;
  if (half === nearlyAll || !isTold(p95)) return `${who} take ${half} (P50${isTold(p95) ? ' and P95' : ''}).`;
  return `${who} take ${half} (P50), and ${nearlyAll} (P95).`;
}

function legendOf({ muted, text }: Theme, hasIntervals: boolean): LegendEntry[] {
  return [
    { text: 'P10 to P90', color: muted, pattern: 'plain' },
    { text: 'P50', color: text, pattern: 'plain', shape: 'dot' },
    ...(hasIntervals ? [{ text: 'its interval', color: text, pattern: 'plain', shape: 'whisker' } as const] : []),
  ];
}

function rowOf({ outcome, share, took }: EndedSo, theme: Theme): Row {
  const { p10, p50, p90, p95, mean, trials } = took;
  const color = { completed: theme.good, 'rolled-back': theme.caution, stopped: theme.bad }[outcome];
  const time = (estimate: typeof p50): string => (isTold(estimate) ? timeText(estimate.value ?? 0) : '–');
  const told = [
    ['mean', mean],
    ['P10', p10],
    ['P50', p50],
    ['P90', p90],
    ['P95', p95],
  ] as const;
  return {
    label: OUTCOMES[outcome],
    shapes: [
      ...(isTold(p10) && isTold(p90)
        ? [{ kind: 'bar', from: p10.value ?? 0, to: p90.value ?? 0, color } as const]
        : []),
      ...(isTold(p50) ? [...whisker(p50), { kind: 'dot', at: p50.value ?? 0, color: theme.text } as const] : []),
    ],
    values: [
      { text: percentOf(share), alone: `${percentOf(share)} of runs` },
      { text: time(p50), alone: `P50 ${time(p50)}` },
      { text: time(p95), alone: `P95 ${time(p95)}` },
    ],
    told: [
      `${OUTCOMES[outcome]}: ${percentWithInterval(share)} of runs${trials === null ? '' : `, ${counted(trials, 'trial')}`}`,
      ...told.flatMap(([name, estimate]) => (isTold(estimate) ? [`${name} ${timeWithInterval(estimate)}`] : [])),
    ].join('\n'),
  };
}
