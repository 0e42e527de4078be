import type { Machine } from '@rollout/compiler';
import type { Trace } from '@rollout/simulator';
import { buildRows } from '../../rows/build-rows.ts';
import { extraRows } from '../../rows/extra-rows.ts';
import { foldRows } from '../../rows/fold-rows.ts';
import type { Row } from '../../rows/row.ts';
import { story } from '../../rows/story.ts';
import { clock } from '../../text/clock.ts';
import { counted } from '../../text/counted.ts';
import { formatCount } from '../../text/number.ts';
import { printable } from '../../text/printable.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth, pad, widest } from '../../text/table.ts';
import { wallClockOf } from '../../text/wall-clock.ts';
import { shorten, shortenStart, wrap } from '../../text/wrap.ts';
import { limitRows } from './limit-rows.ts';
import { legendOrder, paintRow } from './paint-row.ts';
import { peopleRows } from './people-rows.ts';
import { runHead } from './run-head.ts';
import { axis, type Scale } from './scale.ts';
import { serverRuns } from './server-runs.ts';
import { standingRows } from './standing-rows.ts';
import { trafficRows } from './traffic-rows.ts';

/** More lines than this are folded. */
const MOST_ROWS = 40;

/** Where less is left beside times, what happened stands below them. */
const NARROWEST_STORY = 24;

/** The answer to `rollout trace`: who went when, what was down, and what happened, of one run. */
export function timeline(raw: Trace, machine: Machine, style: Style): string {
  const trace = printable(raw);
  const parts = [runHead(trace, style), bars(trace, machine, style), happened(trace, style)];
  if (trace.serverRuns !== null) parts.push(serverRuns(trace.serverRuns, style));
  return parts.join('\n');
}

/** A line with its place in the tree and its text on the left. */
interface Line {
  readonly row: Row;
  readonly label: string;
}

function bars(trace: Trace, machine: Machine, { colors, columns }: Style): string {
  const { dim, bold } = colors;
  const stages = linesOf(foldRows(buildRows(trace, machine), MOST_ROWS), 0);
  const extra = linesOf(extraRows(trace), 0);
  const labels = widest([...stages, ...extra], ({ label }) => displayWidth(label));
  const labelWidth = Math.min(Math.max(12, labels), Math.floor(columns * 0.36));
  const servers = ({ servers: count }: Row): string => (count === null || count === 0 ? '' : formatCount(count));
  const deploys = machine.steps.some(({ kind }) => kind === 'deploy');
  const title = deploys ? 'servers' : '';
  const serversWidth = Math.max(
    title.length,
    widest(stages, ({ row }) => servers(row).length),
  );
  const left = labelWidth + 1 + (deploys ? serversWidth + 1 : 0);
  const scale: Scale = { duration: trace.duration, width: columns - left };
  const used = new Set<string>();
  const paint = ({ row, label }: Line): string => {
    const shown = pad(cutLabel(label, labelWidth), labelWidth, 'left');
    const painted = paintRow(row, scale, colors, used);
    const bar = row.note === '' ? painted : withNote(painted, dim(row.note), scale.width);
    const count = deploys ? `${dim(pad(servers(row), serversWidth, 'right'))} ` : '';
    return `${row.isHeading ? bold(shown) : shown} ${count}${bar}`.trimEnd();
  };
  const { labels: times, ticks } = axis(scale);
  const lines = [
    `${' '.repeat(labelWidth + 1)}${deploys ? `${dim(pad(title, serversWidth, 'right'))} ` : ''}${dim(times)}`,
    `${' '.repeat(left)}${dim(ticks)}`,
    ...stages.map(paint),
    ...extra.map(paint),
  ];
  const limits = limitRows(trace, scale, colors);
  if (limits.length > 0) {
    lines.push('', ...wrap('What was down where a limit was nearest (full height: the limit)', columns).map(dim));
    for (const { text, group, most, bar } of limits) {
      lines.push(...wrap(`${text}: ${most}`, columns));
      lines.push(`${pad(cutLabel(`  ${group}`, left - 1), left - 1, 'left')} ${bar}`.trimEnd());
    }
  }
  const standing = standingRows(trace, scale, colors);
  if (standing !== null) {
    lines.push('', ...wrap('How many servers stood and were up (full height: the most)', columns).map(dim));
    lines.push(...wrap(standing.text, columns));
    for (const [label, bar] of standing.bars) {
      lines.push(`${pad(cutLabel(`  ${label}`, left - 1), left - 1, 'left')} ${bar}`.trimEnd());
    }
  }
  const traffic = trafficRows(trace, scale, colors);
  if (traffic.length > 0) {
    lines.push('', ...wrap('What share of the traffic the new version carried (full height: all)', columns).map(dim));
    for (const { area, most, bar } of traffic) {
      lines.push(...wrap(`${area}: ${most}`, columns));
      lines.push(`${pad(cutLabel('  new', left - 1), left - 1, 'left')} ${bar}`.trimEnd());
    }
  }
  const people = peopleRows(trace, machine, scale, colors);
  if (people.length > 0) {
    lines.push('', ...wrap('Whom it reached (full height: the audience)', columns).map(dim));
    for (const { text, label, bar } of people) {
      lines.push(...wrap(text, columns));
      lines.push(`${pad(cutLabel(`  ${label}`, left - 1), left - 1, 'left')} ${bar}`.trimEnd());
    }
  }
  lines.push('', ...legend(legendOrder(used), columns).map(dim));
  return `${lines.join('\n')}\n`;
}

/** A note after a bar, or before it, wherever there is room; else none. */
function withNote(bar: string, note: string, width: number): string {
  if (bar === '') return note;
  if (displayWidth(`${bar} ${note}`) <= width) return `${bar} ${note}`;
  const before = bar.length - bar.trimStart().length - displayWidth(note) - 1;
  return before < 0 ? bar : `${' '.repeat(before)}${note} ${bar.trimStart()}`;
}

function linesOf(rows: readonly Row[], depth: number): Line[] {
  return rows.flatMap((row) => [
    { row, label: `${'  '.repeat(depth)}${labelOf(row)}` },
    ...linesOf(row.children, depth + 1),
  ]);
}

/** `r-1 (100 clusters)`, and only the number where there is no name. */
function labelOf({ label, folded }: Row): string {
  if (folded === null || (folded.count === 1 && label !== '')) return label;
  const count = counted(folded.count, folded.level);
  return label === '' ? count : `${label} (${count})`;
}

/** Of an address the end says most. */
function cutLabel(label: string, width: number): string {
  const indent = label.length - label.trimStart().length;
  return ' '.repeat(indent) + (label.includes('/') ? shortenStart : shorten)(label.trimStart(), width - indent);
}

/** As many to a line as fit. */
function legend(used: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const each of used) {
    const last = lines.at(-1);
    if (last === undefined || displayWidth(`${last}   ${each}`) > columns) lines.push(each);
    else lines[lines.length - 1] = `${last}   ${each}`;
  }
  return lines;
}

function happened(trace: Trace, { colors, columns }: Style): string {
  const { bold, dim } = colors;
  const { told, leftOut } = story(trace, colors);
  const wall = wallClockOf(trace);
  const timeText = (at: number): string => (wall === null ? clock(at) : `${clock(at)}  ${wall(at)}`);
  const width = Math.max(
    8,
    widest(told, ({ at }) => timeText(at).length),
  );
  const beside = columns - width - 4;
  const lines = told.flatMap(({ at, text }, index) => {
    const time = told[index - 1]?.at === at ? '' : timeText(at);
    if (beside < NARROWEST_STORY) {
      const below = wrap(text, columns - 4).map((line) => `    ${line}`);
      return time === '' ? below : [`  ${dim(shorten(time, columns - 2))}`, ...below];
    }
    const [first = '', ...rest] = wrap(text, beside);
    return [`  ${dim(pad(time, width, 'right'))}  ${first}`, ...rest.map((each) => `${' '.repeat(width + 4)}${each}`)];
  });
  if (leftOut > 0) {
    const note = `${formatCount(leftOut)} more lines are left out, of what went as it should; --format json has them.`;
    lines.push(...wrap(note, columns - 2).map((each) => `  ${dim(each)}`));
  }
  return `${bold('What happened')}\n${lines.join('\n')}\n`;
}
