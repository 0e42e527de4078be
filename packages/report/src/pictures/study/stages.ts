import type { Results, StageResults } from '@rollout/simulator';
import { percentOf, percentWithInterval } from '../../text/estimate.ts';
import { formatCount, formatPercent } from '../../text/number.ts';
import { drawRows } from '../chart/rows/draw-rows.tsx';
import type { Row } from '../chart/rows/row-chart.ts';
import { timeScale } from '../chart/scale.ts';
import type { Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { amountOf, fromRuns, left, right, timeOrNone, timeText, timeWithInterval } from './told.ts';

const MOST = 24;

/** Stage by stage: when it runs, how much of the fleet has the new version by its end, how often runs come to it, and how often a bug is found in it. */
export function stagesPicture(results: Results): Picture {
  const { stages } = results;
  const deploys = stages.some(({ servers }) => servers > 0);
  const finds = stages.some(({ found }) => amountOf(found) > 0);
  const groups = grouped(stages);
  return {
    name: 'stages',
    title: 'Stage by stage',
    description: said(stages, finds),
    notes: [
      fromRuns(results),
      'Each bar goes from the mean start of its stage, over the runs that come to it, for its mean length, over the runs that come to its end.',
      ...(groups.length < stages.length
        ? [`${stages.length} stages in ${groups.length} rows; each is in the numbers.`]
        : []),
    ],
    table: {
      columns: [
        left('stage'),
        ...(deploys ? [right('servers'), right('of the fleet by its end')] : []),
        right('mean start'),
        right('mean length'),
        right('reached'),
        right('a bug is found in it'),
      ],
      rows: stages.map(({ name, servers, cumulativeShare, start, duration, reached, found }) => [
        name,
        ...(deploys ? [formatCount(servers), formatPercent(cumulativeShare)] : []),
        start === null ? '–' : timeWithInterval(start.mean),
        duration === null ? '–' : timeWithInterval(duration.mean),
        percentWithInterval(reached),
        percentWithInterval(found),
      ]),
    },
    draw: (frame) => {
      const columns = [...(deploys ? ['of the fleet'] : []), 'reached', ...(finds ? ['finds a bug'] : [])];
      const rows = groups.map((group) => groupRow(group, { deploys, finds }, frame.theme));
      const end = Math.max(...stages.map(endOf), 0);
      return drawRows(frame, { legend: [], sections: [{ title: null, scale: timeScale(0, end), columns, rows }] });
    },
  };
}

interface Shown {
  readonly deploys: boolean;
  readonly finds: boolean;
}

function rowOf(stage: StageResults, { deploys, finds }: Shown, theme: Theme): Row {
  const { name, servers, cumulativeShare, start, duration, reached, found } = stage;
  const from = start?.mean.value ?? null;
  return {
    label: name,
    part: { kind: 'stage', name },
    shapes:
      from === null
        ? []
        : [{ kind: 'bar', from, to: endOf(stage), color: theme.series[0], text: timeOrNone(duration?.mean.value) }],
    values: [
      ...(deploys
        ? [{ text: formatPercent(cumulativeShare), alone: `${formatPercent(cumulativeShare)} of the fleet` }]
        : []),
      { text: percentOf(reached), alone: `reached ${percentOf(reached)}` },
      ...(finds ? [{ text: percentOf(found), alone: `bugs ${percentOf(found)}` }] : []),
    ],
    told: [
      name,
      start === null ? 'No run came to it' : `starts after ${timeWithInterval(start.mean)} on average`,
      ...(duration === null ? [] : [`takes ${timeWithInterval(duration.mean)} on average`]),
      ...(servers === 0 ? [] : [`${formatPercent(cumulativeShare)} of the fleet by its end`]),
      `reached in ${percentWithInterval(reached)} of runs`,
      `a bug is found in it in ${percentWithInterval(found)} of runs`,
    ].join('\n'),
  };
}

/** Stages that follow one another in one row, where there are many. */
function grouped(stages: readonly StageResults[]): StageResults[][] {
  const size = Math.ceil(stages.length / MOST);
  return Array.from({ length: Math.ceil(stages.length / Math.max(1, size)) }, (_, index) =>
    stages.slice(index * size, (index + 1) * size),
  );
}

function groupRow(group: readonly StageResults[], shown: Shown, theme: Theme): Row {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) throw new Error('a group has a stage');
  if (group.length === 1) return rowOf(first, shown, theme);
  const started = group.filter(({ start }) => start !== null);
  const from = Math.min(...started.map(({ start }) => start?.mean.value ?? 0));
  const to = Math.max(...started.map(endOf));
  // A run may find one bug in one of them and another in the next.
  const found = `≤ ${formatPercent(
    Math.min(
      1,
      group.reduce((sum, stage) => sum + amountOf(stage.found), 0),
    ),
  )}`;
  const share = formatPercent(last.cumulativeShare);
  return {
    label: `${first.name} to ${last.name}`,
    part: { kind: 'stage', name: first.name },
    shapes: started.length > 0 ? [{ kind: 'bar', from, to, color: theme.series[0] }] : [],
    values: [
      ...(shown.deploys ? [{ text: share, alone: `${share} of the fleet` }] : []),
      { text: percentOf(first.reached), alone: `reached ${percentOf(first.reached)}` },
      ...(shown.finds ? [{ text: found, alone: `bugs ${found}` }] : []),
    ],
    told: [
      `${first.name} to ${last.name}: ${group.length} stages`,
      ...group.map(
        (stage) =>
          `${stage.name}: starts after ${timeOrNone(stage.start?.mean.value)}, takes ${timeOrNone(stage.duration?.mean.value)}, finds a bug in ${percentOf(stage.found)}`,
      ),
    ].join('\n'),
  };
}

const endOf = ({ start, duration }: StageResults): number => (start?.mean.value ?? 0) + lengthOf({ duration });

const lengthOf = ({ duration }: Pick<StageResults, 'duration'>): number => duration?.mean.value ?? 0;

function said(stages: readonly StageResults[], finds: boolean): string {
  const last = stages.at(-1);
  const longest = [...stages].sort((a, b) => lengthOf(b) - lengthOf(a))[0];
  if (last === undefined || longest === undefined) return 'The plan has no stages.';
  if (stages.length === 1)
    return last.duration === null
      ? `No run came to the end of ${last.name}, the only stage.`
      : `${last.name}, the only stage, takes ${timeOrNone(last.duration.mean.value)} on average where it ends.`;
  const reached =
    last.start === null || last.start.mean.value === null
      ? `No run came to ${last.name}, the last stage.`
      : `${percentOf(last.reached)} of runs come to ${last.name}, the last of ${stages.length}, after ${timeText(last.start.mean.value)} on average.`;
  const length =
    longest.duration === null
      ? ''
      : ` The longest is ${longest.name}: ${timeOrNone(longest.duration.mean.value)} on average.`;
  const most = [...stages].sort((a, b) => amountOf(b.found) - amountOf(a.found))[0];
  const bugs =
    finds && most !== undefined ? ` Most bugs are found in ${most.name}: in ${percentOf(most.found)} of runs.` : '';
  return `${reached}${length}${bugs}`;
}
