import type { BugResults, Results } from '@rollout/simulator';
import type { Colors } from '../../terminal.ts';
import { formatNumber, formatPercent } from '../number.ts';
import { formatTable } from '../table.ts';
import { percentOf, percentWithInterval } from './estimate.ts';

/** For each bug where it is found, how often it escapes, and how much of the fleet it reaches. */
export function bugs(results: Results, fleetServers: number, { bold, dim, red }: Colors): string[] {
  const names = Object.keys(results.bugs);
  if (names.length === 0) return [];
  const rows = Object.entries(results.bugs).map(([name, bug]) => [
    bold(name),
    percentOf(bug.present),
    foundIn(bug),
    (bug.escaped.value ?? 0) > 0 ? red(percentWithInterval(bug.escaped)) : percentWithInterval(bug.escaped),
    reach(bug, fleetServers),
    exposure(bug),
  ]);
  const columns = ['bug', 'there', 'found in', 'escapes', 'reaches', 'exposure'].map(
    (title) => ({ title: dim(title), align: 'left' }) as const,
  );
  return formatTable(columns, rows, '').split('\n');
}

/** Stages by how often it is found there; the three that find most, the others together. */
function foundIn({ foundIn, found }: BugResults): string {
  const stages = Object.entries(foundIn).sort(([, a], [, b]) => (b.value ?? 0) - (a.value ?? 0));
  if (stages.length === 0) return percentWithInterval(found);
  const shown = stages.slice(0, 3).map(([stage, estimate]) => `${stage} ${percentOf(estimate)}`);
  const rest = stages.slice(3).reduce((sum, [, estimate]) => sum + (estimate.value ?? 0), 0);
  return [...shown, ...(rest > 0 ? [`others ${formatPercent(rest)}`] : [])].join(', ');
}

/** Median and P95 of the servers that have it at once, given that it is there, as shares of the fleet. */
function reach({ reach }: BugResults, servers: number): string {
  const share = (value: number | null): string => (value === null ? '–' : formatPercent(value / servers));
  return `${share(reach.p50.value)}, P95 ${share(reach.p95.value)}`;
}

function exposure({ exposure }: BugResults): string {
  const { value } = exposure.meanGivenPresent;
  return value === null ? '–' : `${formatNumber(value)} server-hours`;
}
