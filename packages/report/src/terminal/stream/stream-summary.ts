import type { Machine } from '@rollout/compiler';
import type { StreamChannelResults, StreamResults } from '@rollout/simulator';
import { channelHead } from '../../text/channel-head.ts';
import { counted } from '../../text/counted.ts';
import { formatPeriod } from '../../text/duration.ts';
import { numberWithInterval, percentOf, percentWithInterval } from '../../text/estimate.ts';
import { formatCount, formatNumber, formatPercent } from '../../text/number.ts';
import { printable } from '../../text/printable.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { wallClock } from '../../text/wall-clock.ts';
import { wrap } from '../../text/wrap.ts';
import { paramLine } from '../summary/param-line.ts';
import { besideHeading, section } from '../summary/section.ts';

const INDENT = 2;

/** The answer to `rollout simulate --changes`: what trains have on board, how often they lose a change, what comes of the changes. */
export function streamSummary(
  raw: StreamResults,
  { params, audience }: Pick<Machine, 'params' | 'audience'>,
  style: Style,
): string {
  const results = printable(raw);
  const beside = besideHeading(style);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Trains', results.channels.flatMap((channel) => channelLines(channel, results, audience, beside))],
    ['Changes', changeLines(results, beside)],
    ['Uncertain', uncertainLines(results, beside)],
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => section(heading, lines, style))
    .join('\n');
  return `${head(results, style)}${paramLine(params, style)}\n${body}`;
}

function head(results: StreamResults, { colors: { bold, dim, red }, columns }: Style): string {
  const { plan, changes, complete, seed, confidence, scenario, start, span, spans, steady } = results;
  const facts = `${counted(changes, 'change')}, seed ${seed}, intervals at ${formatPercent(confidence)}`;
  const mark = complete ? '' : '  INCOMPLETE';
  const every = formatPeriod(span.length * 1000);
  const landing = [
    ...(scenario === null ? [] : [`under ${scenario}`]),
    `${formatCount(span.changes)} land every ${every} from ${wallClock(start)(0)} ${start.zone} on, ${counted(spans, 'span')}`,
  ].join(', ');
  const trains =
    steady === null || steady.first === 1
      ? ''
      : `; trains of spans ${formatCount(steady.first)} to ${formatCount(steady.last)}: before that they were filling up, after it they run empty`;
  const fits = displayWidth(`${plan}  ${facts}${mark}`) <= columns;
  return [
    ...(fits
      ? [`${bold(plan)}  ${dim(facts)}${red(mark)}`]
      : [...wrap(plan, columns).map(bold), ...wrap(`${facts}${mark}`, columns).map(dim)]),
    ...wrap(`${landing}${trains}`, columns).map(dim),
    '',
  ].join('\n');
}

function channelLines(
  channel: StreamChannelResults,
  results: StreamResults,
  audience: Machine['audience'],
  style: Style,
): string[] {
  const { yellow } = style.colors;
  const { name, ring, every, trains, aboard, empty, late, takenOff, company } = channel;
  const told = (text: string): string[] =>
    wrap(text, style.columns - INDENT).map((line) => `${' '.repeat(INDENT)}${line}`);
  const head = channelHead(name, ring, every.period, audience, style);
  const onBoard = `on board ${numberWithInterval(aboard.mean)} on average`;
  if (trains === 0 || results.steady === null) return [...head, ...told(onBoard)];
  const { sd, p50, p95, max } = aboard;
  const spread =
    sd.value === 0
      ? ', always as many'
      : `, sd ${numberWithInterval(sd)}; P50 ${count(p50.value)}, P95 ${count(p95.value)}, at most ${formatCount(max)}`;
  const isLate = (late.value ?? 0) > 0;
  const off = takenOff.meanGivenLate.value;
  const lateText = `loses a change ${late.low === null ? percentOf(late) : percentWithInterval(late)}${isLate && off !== null ? `: ${formatNumber(off)} taken off such a train` : ''}`;
  return [
    ...head,
    ...told(`${onBoard}${spread}`),
    ...((empty.value ?? 0) > 0 ? told(`empty ${percentWithInterval(empty)}`) : []),
    ...told(lateText).map((line) => (isLate ? yellow(line) : line)),
    ...(company.mean.value === null
      ? []
      : told(`a change has ${numberWithInterval(company.mean)} others on board with it`)),
  ];
}

/** What comes of those that land in a span. */
function changeLines({ throughput, span, fastTrack, channels }: StreamResults, { columns }: Style): string[] {
  const { completed, rolledBack, stopped } = throughput;
  const ends = [
    `${numberWithInterval(completed)} completed`,
    ...(rolledBack.value === 0 ? [] : [`${numberWithInterval(rolledBack)} rolled back`]),
    ...(stopped.value === 0 ? [] : [`${numberWithInterval(stopped)} stopped`]),
  ];
  const through = channels.map(({ name, passed }) => `${name} ${numberWithInterval(passed.mean)}`);
  return [
    `of ${formatCount(span.changes)} that land: ${ends.join(', ')}`,
    `get through ${through.join(', ')}`,
    ...(fastTrack === 0 ? [] : [`${formatPercent(fastTrack)} of changes are on the fast track, and on no train`]),
  ].flatMap((line) => wrap(line, columns));
}

/** Where there are too few spans to say how sure trains' figures are. */
function uncertainLines({ spans, spansNeeded, span, complete }: StreamResults, { columns }: Style): string[] {
  const lines = [
    ...(complete ? [] : ['Stopped early: the figures are those of the changes that were done.']),
    ...(spans >= spansNeeded
      ? []
      : [
          `how sure what is told of trains is: ${formatCount(spansNeeded)} spans would say, --trials ${String(spansNeeded * span.changes)}`,
        ]),
  ];
  return lines.flatMap((line) => wrap(line, columns));
}

const count = (value: number | null): string => (value === null ? '–' : formatCount(value));
