import type { Machine } from '@rollout/compiler';
import type { Results } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { percentWithInterval } from '../../text/estimate.ts';
import { namedSteps } from '../../text/named-steps.ts';
import { formatCount, formatPercent } from '../../text/number.ts';
import { drawRows } from '../chart/rows/draw-rows.tsx';
import type { Row, Shape } from '../chart/rows/row-chart.ts';
import { timeScale } from '../chart/scale.ts';
import type { Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { fromRuns, left, right, timeText, timeWithInterval } from './told.ts';

const MOST = 16;

/** What the time goes to: a sentence of the plan, or something that it waits for. */
interface Spent {
  readonly label: string;
  /** null: it is no sentence. */
  readonly source: string | null;
  /** Mean seconds in which it is at work, side by side with others; null: it is no sentence. */
  readonly busy: number | null;
  /** Mean seconds in which all else waits for it, and how likely there are any; null: nobody has looked. */
  readonly path: { readonly mean: number; readonly text: string; readonly chance: string } | null;
}

/** Which steps the time goes to: how long each is at work, and how long the plan waits for it alone. */
export function timePicture(results: Results, machine: Pick<Machine, 'audience'>): Picture | null {
  const all = spentOf(results, machine).filter(({ busy, path }) => (busy ?? 0) > 0 || (path?.mean ?? 0) > 0);
  if (all.length === 0) return null;
  const hasPath = results.curves !== null;
  const weight = ({ busy, path }: Spent): number => (hasPath ? (path?.mean ?? 0) : (busy ?? 0));
  const sorted = [...all].sort((a, b) => weight(b) - weight(a) || (b.busy ?? 0) - (a.busy ?? 0));
  const shown = sorted.length <= MOST ? sorted : sorted.slice(0, MOST - 1);
  const others = sorted.slice(shown.length);
  const mean = results.duration.mean.value ?? 0;
  const watched = sorted.reduce((sum, { path }) => sum + (path?.mean ?? 0), 0);
  const shares: Shares = {
    ofPath: (seconds) => formatPercent(watched > 0 ? seconds / watched : 0),
    ofAll: (seconds) => formatPercent(mean > 0 ? seconds / mean : 0),
  };
  const share = hasPath ? shares.ofPath : shares.ofAll;
  return {
    name: 'time',
    title: 'Where the time goes',
    description: said(sorted, weight, share, hasPath),
    notes: [
      fromRuns(results),
      ...(results.curves === null
        ? ['Each bar is the mean time during which a step is at work; steps side by side sum to more than the whole.']
        : [
            `The path is what the plan waits for, instant by instant, in ${counted(results.curves.trials, 'watched run')}: its times sum to the mean duration of these. A step counts as at work also while others are, and while the calendar or a pause holds it.`,
          ]),
      ...(others.length > 0 ? [`${formatCount(others.length)} steps in one row; all are in the numbers.`] : []),
    ],
    table: {
      columns: [
        left('what'),
        ...(hasPath ? [right('mean time on the path'), right('of the path'), right('is on it in')] : []),
        right('mean time at work'),
        right('of the mean duration'),
      ],
      rows: sorted.map(({ label, busy, path }) => [
        label,
        ...(hasPath
          ? path === null
            ? ['–', '–', 'none seen']
            : [path.text, shares.ofPath(path.mean), path.chance]
          : []),
        busy === null ? '–' : timeText(busy),
        busy === null ? '–' : shares.ofAll(busy),
      ]),
    },
    draw: (frame) => {
      const most = Math.max(...all.map(({ busy, path }) => Math.max(busy ?? 0, path?.mean ?? 0)));
      const rows = shown.map((spent) => rowOf(spent, hasPath, shares, frame.theme));
      const rest = others.length === 0 ? [] : [otherRow(others, hasPath, share, frame.theme)];
      return drawRows(frame, {
        legend: hasPath
          ? [
              { text: 'the plan waits for it', color: frame.theme.series[0], pattern: 'plain' },
              { text: 'at work', color: frame.theme.muted, pattern: 'hatched' },
            ]
          : [],
        sections: [
          {
            title: null,
            scale: timeScale(0, most),
            columns: hasPath ? ['mean', 'share', 'in runs'] : ['mean', 'share'],
            rows: [...rows, ...rest],
          },
        ],
      });
    },
  };
}

function spentOf(results: Results, { audience }: Pick<Machine, 'audience'>): Spent[] {
  const steps = namedSteps(results, audience);
  const paths = results.curves?.path ?? [];
  const bySource = new Map(paths.flatMap((path) => (path.source === null ? [] : [[path.source, path] as const])));
  const pathOf = (path: (typeof paths)[number]): Spent['path'] => ({
    mean: path.time.mean.value ?? 0,
    text: timeWithInterval(path.time.mean),
    chance: percentWithInterval(path.probability),
  });
  const known = new Set(steps.map(({ source }) => source));
  return [
    ...steps.map(({ source, what, which, busy }): Spent => {
      const path = bySource.get(source);
      return {
        label: `${what}${which}`,
        source,
        busy: busy.mean.value,
        path: path === undefined ? null : pathOf(path),
      };
    }),
    ...paths
      .filter(({ source }) => source === null || !known.has(source))
      .map(
        (path): Spent => ({
          label: path.stage === null ? path.text : `${path.stage}: ${path.text}`,
          source: path.source,
          busy: null,
          path: pathOf(path),
        }),
      ),
  ];
}

/** Of the watched runs' mean duration, and of all runs'. */
interface Shares {
  readonly ofPath: (seconds: number) => string;
  readonly ofAll: (seconds: number) => string;
}

function rowOf(spent: Spent, hasPath: boolean, { ofPath, ofAll }: Shares, theme: Theme): Row {
  const { label, source, busy, path } = spent;
  const share = hasPath ? ofPath : ofAll;
  const main = hasPath ? (path?.mean ?? 0) : (busy ?? 0);
  const chance = (path?.chance ?? '0%').split(' ')[0] ?? '';
  const whole: Shape = { kind: 'bar', from: 0, to: main, color: theme.series[0] };
  const halves: Shape[] = [
    { ...whole, half: 'upper' },
    { kind: 'bar', from: 0, to: busy ?? 0, color: theme.muted, pattern: 'hatched', half: 'lower' },
  ];
  return {
    label,
    ...(source === null ? {} : { part: { kind: 'sentence', source } }),
    shapes: hasPath ? halves : [whole],
    values: [
      { text: timeText(main), alone: timeText(main) },
      { text: share(main), alone: `${share(main)} of the time` },
      ...(hasPath ? [{ text: chance, alone: `in ${chance} of runs` }] : []),
    ],
    told: [
      label,
      ...(path === null
        ? hasPath
          ? ['no watched run waits for it']
          : []
        : [
            `the plan waits ${path.text} for it on average, ${ofPath(path.mean)} of its time`,
            `it does so in ${path.chance} of runs`,
          ]),
      ...(busy === null ? [] : [`at work for ${timeText(busy)} on average, ${ofAll(busy)} of the mean duration`]),
    ].join('\n'),
  };
}

function otherRow(others: readonly Spent[], hasPath: boolean, share: (seconds: number) => string, theme: Theme): Row {
  const sum = others.reduce((all, { busy, path }) => all + (hasPath ? (path?.mean ?? 0) : (busy ?? 0)), 0);
  const label = `and ${formatCount(others.length)} more`;
  return {
    label,
    shapes: [{ kind: 'bar', from: 0, to: sum, color: theme.series[0], ...(hasPath ? { half: 'upper' } : {}) }],
    values: [
      { text: timeText(sum), alone: timeText(sum) },
      { text: share(sum), alone: `${share(sum)} of the time` },
      ...(hasPath ? [{ text: '', alone: '' }] : []),
    ],
    told: `${label}: ${timeText(sum)} together, ${share(sum)}`,
  };
}

function said(
  sorted: readonly Spent[],
  weight: (spent: Spent) => number,
  share: (seconds: number) => string,
  hasPath: boolean,
): string {
  const [first, second] = sorted;
  if (first === undefined) return 'No time goes to anything.';
  const then = second === undefined || weight(second) === 0 ? '' : `, ${share(weight(second))} to ${second.label}`;
  return hasPath
    ? `${share(weight(first))} of the time goes to ${first.label}${then}.`
    : `Longest at work is ${first.label}: ${timeText(weight(first))} on average, ${share(weight(first))} of the mean duration.`;
}
