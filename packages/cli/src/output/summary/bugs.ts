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
  // Where bugs are exposed in different units, each says its own below.
  const [unit = '', ...others] = new Set(all.map(([, bug]) => bug.exposure.unit));
  const mixed = others.length > 0;
  const rows = all.map(([name, bug]) => [
    bold(name),
    percentOf(bug.present),
    (bug.escaped.value ?? 0) > 0 ? red(percentWithInterval(bug.escaped)) : percentWithInterval(bug.escaped),
    reach(bug, fleetServers),
    ...(mixed ? [] : [exposure(bug)]),
  ]);
  const columns = [
    { title: dim('bug'), align: 'left' },
    { title: dim('there'), align: 'right' },
    { title: dim('escapes'), align: 'left' },
    { title: dim('P50/P95 reach'), align: 'left' },
    ...(mixed ? [] : [{ title: dim(unit), align: 'right' } as const]),
  ] as const;
  const [head = '', ...lines] = formatTable(columns, rows, '').split('\n');
  return [head, ...all.flatMap(([, bug], index) => [lines[index] ?? '', ...ifThere(bug, mixed, style)])];
}

/** Stages by how often it is found there if it is there, those that find most; the others together. */
function ifThere(bug: BugResults, withExposure: boolean, { colors: { dim }, columns }: Style): string[] {
  const { foundIn, present } = bug;
  const there = present.value ?? 0;
  if (there === 0) return [];
  const stages = Object.entries(foundIn)
    .map(([stage, estimate]) => ({ stage, share: Math.min(1, (estimate.value ?? 0) / there) }))
    .sort((a, b) => b.share - a.share);
  const shown = stages.slice(0, STAGES).map(({ stage, share }) => `${stage} ${formatPercent(share)}`);
  const rest = stages.slice(STAGES).reduce((sum, { share }) => sum + share, 0);
  const places = [...shown, ...(rest > 0 ? [`others ${formatPercent(rest)}`] : [])];
  const found = places.length === 0 ? 'never found' : `found in ${places.join(', ')}`;
  const exposed = withExposure ? ` ${exposure(bug)} ${bug.exposure.unit} on average,` : '';
  return wrap(`if there,${exposed} ${found}`, columns - INDENT).map((line) => `${' '.repeat(INDENT)}${dim(line)}`);
}

const STAGES = 4;

/** Median and P95 of the servers that have it at once, given that it is there, as shares of the fleet. */
function reach({ reach: { p50, p95 } }: BugResults, servers: number): string {
  const share = (value: number | null): string => (value === null ? '–' : formatPercent(value / servers));
  return `${share(p50.value)} / ${share(p95.value)}`;
}

/** Its mean, given that it is there. */
function exposure({ exposure: { meanGivenPresent } }: BugResults): string {
  return meanGivenPresent.value === null ? '–' : formatNumber(meanGivenPresent.value);
}
