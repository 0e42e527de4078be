import type { Machine } from '@rollout/compiler';
import type { Trace } from '@rollout/simulator';
import { counted } from '../../../text/counted.ts';
import { formatDuration } from '../../../text/duration.ts';
import { formatCount } from '../../../text/number.ts';
import { printableText } from '../../../text/printable.ts';
import { landingLine } from '../../../text/wall-clock.ts';
import { CAUSES, OUTCOMES } from '../../../text/words.ts';
import type { Picture, Table } from '../../picture.ts';
import { momentsOf } from '../moments.ts';
import { exactly, timeText } from '../time-text.ts';
import { drawTimeline } from './draw-timeline.tsx';
import { FILL_LOOKS } from './fills.ts';
import { linesOf, type TimelineLine } from './lines.ts';

/** More rows are folded: on a narrow picture each takes more room. */
const MOST_ROWS = 40;
const MOST_NARROW = 26;
const NARROW = 560;
const MOST_TOLD = 400;

/** Who went when, stage by stage: the rows of `rollout trace`, drawn. */
export function timelinePicture(trace: Trace, machine: Machine): Picture {
  const wide = linesOf(trace, machine, MOST_ROWS);
  const { duration, servers, trial, seed, scenario } = trace;
  const time = timeText(trace);
  const moments = momentsOf(trace);
  const sources = new Map(
    machine.steps.map(({ name, source }) => [printableText(name), printableText(source)] as const),
  );
  const when = landingLine(trace);
  const units = trace.steps.flatMap((step) => (step.kind === 'deploy' ? step.units : [])).length;
  const where = units === 0 ? '' : `, ${counted(units, 'unit')} of a fleet of ${counted(servers, 'server')}`;
  const circumstances = [
    `Trial ${formatCount(trial)} of seed ${seed}`,
    ...(scenario === null ? [] : [`under ${scenario}`]),
  ];
  return {
    name: 'timeline',
    title: 'Who went when',
    description: `${endText(trace)}. ${counted(trace.stages.length, 'stage')}${where}. ${toldMoments(trace)}`.trim(),
    notes: [
      `${circumstances.join(' ')}: one run of many.`,
      ...(when === null ? [] : [`It ${when}.`]),
      ...(wide.some(({ row }) => row.folded !== null)
        ? ['Rows that are alike are folded into one, with the share of them that is done.']
        : []),
    ],
    table: tableOf(wide),
    draw: (frame) =>
      drawTimeline(frame, {
        lines: frame.width < NARROW ? linesOf(trace, machine, MOST_NARROW) : wide,
        moments,
        duration,
        time,
        sources,
      }),
  };
}

/** `first-plan is rolled back after 22m: a bug was found in first`. */
function endText({ plan, outcome, cause, causeStage, duration }: Trace): string {
  const why = cause === null ? '' : `: ${CAUSES[cause]}${causeStage === null ? '' : ` in ${causeStage}`}`;
  return `${plan} ${OUTCOMES[outcome]} after ${formatDuration(duration)}${why}`;
}

function toldMoments({ bugs }: Trace): string {
  const told = bugs
    .filter(({ there }) => there)
    .slice(0, 4)
    .map(({ name, shown, found }) => {
      if (shown === null && found === null) return `Bug ${name} was there and never showed.`;
      const showed = shown === null ? '' : `showed after ${formatDuration(shown)}`;
      const seen = found === null ? 'was never found' : `was found in ${found.stage} after ${formatDuration(found.at)}`;
      return `Bug ${name} ${[showed, seen].filter((each) => each !== '').join(' and ')}.`;
    });
  return told.join(' ');
}

function tableOf(lines: readonly TimelineLine[]): Table {
  const rows = lines.flatMap(({ row, label, depth }) =>
    row.filled
      .filter(({ fill }) => fill !== 'runs')
      .map(({ fill, start, end, servers }) => [
        `${'  '.repeat(depth)}${label}`,
        FILL_LOOKS[fill].meaning,
        servers === undefined ? '' : formatCount(servers),
        exactly(start),
        exactly(end),
      ]),
  );
  const left = rows.length - MOST_TOLD;
  const more = left > 0 ? [[`${formatCount(left)} more`, '', '', '', '']] : [];
  return {
    columns: [
      { title: 'who', align: 'left' },
      { title: 'what', align: 'left' },
      { title: 'servers', align: 'right' },
      { title: 'from', align: 'right' },
      { title: 'to', align: 'right' },
    ],
    rows: [...rows.slice(0, MOST_TOLD), ...more],
  };
}
