import type { BugResults, Results } from '@rollout/simulator';
import type { Style } from '../../terminal.ts';
import { formatNumber, formatPercent } from '../number.ts';
import { formatTable } from '../table.ts';
import { wrap } from '../wrap.ts';
import { percentOf, percentWithInterval } from './estimate.ts';

const INDENT = 2;

/**
 * For each bug how often it escapes, how much of the fleet it reaches (half the time at most so much, and in 95 of 100 cases), its
 * exposure, and where it is found.
 */
export function bugs(results: Results, fleetServers: number, style: Style): string[] {
  const { bold, dim, red } = style.colors;
  const all = Object.entries(results.bugs);
  if (all.length === 0) return [];
  const units = unitsOf(results);
  const rows = all.map(([name, bug]) => [
    bold(name),
    percentOf(bug.present),
    (bug.escaped.value ?? 0) > 0 ? red(percentWithInterval(bug.escaped)) : percentWithInterval(bug.escaped),
    reach(bug, fleetServers),
    exposure(bug, units.length > 1),
  ]);
  const columns = [
    { title: dim('bug'), align: 'left' },
    { title: dim('there'), align: 'right' },
    { title: dim('escapes'), align: 'left' },
    { title: dim('reaches: P50, P95'), align: 'left' },
    { title: dim(units.length > 1 ? 'exposure' : (units[0] ?? '')), align: 'right' },
  ] as const;
  const [head = '', ...lines] = formatTable(columns, rows, '').split('\n');
  return [head, ...all.flatMap(([, bug], index) => [lines[index] ?? '', ...foundIn(bug, style)])];
}

/** Stages by how often it is found there if it is there, those that find most; the others together. */
function foundIn({ foundIn, present }: BugResults, { colors: { dim }, columns }: Style): string[] {
  const there = present.value ?? 0;
  if (there === 0) return [];
  const stages = Object.entries(foundIn)
    .map(([stage, estimate]) => ({ stage, share: Math.min(1, (estimate.value ?? 0) / there) }))
    .sort((a, b) => b.share - a.share);
  const shown = stages.slice(0, STAGES).map(({ stage, share }) => `${stage} ${formatPercent(share)}`);
  const rest = stages.slice(STAGES).reduce((sum, { share }) => sum + share, 0);
  const places = [...shown, ...(rest > 0 ? [`others ${formatPercent(rest)}`] : [])];
  const text = places.length === 0 ? 'if there, never found' : `if there, found in ${places.join(', ')}`;
  return wrap(text, columns - INDENT).map((line) => `${' '.repeat(INDENT)}${dim(line)}`);
}

const STAGES = 4;

/** Median and P95 of the servers that have it at once, given that it is there, as shares of the fleet. */
function reach({ reach: { p50, p95 } }: BugResults, servers: number): string {
  const share = (value: number | null): string => (value === null ? '–' : formatPercent(value / servers));
  return `${share(p50.value)}, ${share(p95.value)}`;
}

/** Its mean, given that it is there. */
function exposure({ exposure: { meanGivenPresent, unit } }: BugResults, withUnit: boolean): string {
  if (meanGivenPresent.value === null) return '–';
  return `${formatNumber(meanGivenPresent.value)}${withUnit ? ` ${unit}` : ''}`;
}

function unitsOf({ bugs }: Results): string[] {
  return [...new Set(Object.values(bugs).map(({ exposure }) => exposure.unit))];
}
