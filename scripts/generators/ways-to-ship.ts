import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BugResults, Estimate, Results } from '@rollout/simulator';
import type { Generator } from '../generator.ts';
import { recordedRun } from '../lib/recorded-run.ts';

const PAGE = 'docs/ways-to-ship.md';
const PLANS = 'examples/ways-to-ship/ways.rollout';
const TABLE = /<!-- TABLE -->\n[\s\S]*?<!-- end -->/;

/** The plans of the example, in the order of the table. */
const WAYS = [
  ['rolling', 'rolling update'],
  ['canary', 'canary'],
  ['blue-green', 'blue/green'],
  ['rings', 'rings'],
  ['train', 'train'],
  ['dark-launch', 'dark launch'],
] as const;

/** The page that sets the ways of shipping a change side by side, with what the simulator says of each. */
const waysToShip: Generator = {
  owns: [PAGE],
  async generate(root) {
    const rows: string[] = [];
    for (const [plan, way] of WAYS) {
      const args = ['simulate', '--plan', plan, '--trials', '20000', '--format', 'json', PLANS];
      const run = await recordedRun(args, root);
      if (run.exitCode !== 0) throw new Error(`rollout ${args.join(' ')} exits with ${run.exitCode}: ${run.err}`);
      rows.push(rowOf(way, JSON.parse(run.out)));
    }
    const text = await readFile(join(root, PAGE), 'utf8');
    return new Map([[PAGE, text.replace(TABLE, () => `<!-- TABLE -->\n${HEAD}\n${rows.join('\n')}\n<!-- end -->`)]]);
  },
};

export default waysToShip;

const HEAD = [
  '| way | takes (P50, P95) | the bug escapes | servers with it (P50, P95) | users with it (P50, P95) | user-hours with it | gone, once found, after | servers: most, fewest up | busiest server carries |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
].join('\n');

function rowOf(way: string, { duration, bugs, capacity }: Results): string {
  const bug = bugs.bug;
  if (bug === undefined) throw new Error('the plan knows no bug');
  const { servers, services } = capacity;
  const deploys = servers.fleet > 0;
  const cells = [
    way,
    `${hours(duration.p50.value)}, ${hours(duration.p95.value)}`,
    escapes(bug),
    deploys ? `${count(bug.reach.p50.value)}, ${count(bug.reach.p95.value)}` : '–',
    `${count(bug.met?.p50.value)}, ${count(bug.met?.p95.value)}`,
    about(bug.exposure.meanGivenPresent, thousands),
    about(bug.gone.mean, hours),
    deploys ? `${count(servers.most.max)}, ${count(servers.fewestUp.min)}` : '–',
    deploys ? `${(services[0]?.peak.max ?? 0).toFixed(2)} ×` : '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Given that the bug is there, which a share of all trials that is known exactly is. */
function escapes({ escaped, present }: BugResults): string {
  const there = present.value ?? 0;
  const given = (share: number | null): string => `${((100 * (share ?? 0)) / there).toFixed(1)}%`;
  return escaped.value === 0
    ? `never seen (≤ ${given(escaped.high)})`
    : `${given(escaped.value)} (${given(escaped.low)}–${given(escaped.high)})`;
}

function about({ value, low, high }: Estimate, show: (value: number | null) => string): string {
  const exact = value === null || show(low) === show(high);
  return exact ? show(value) : `${show(value)} (${show(low)}–${show(high)})`;
}

/** Seconds. */
function hours(seconds: number | null): string {
  if (seconds === null) return '–';
  if (seconds < 3600) return seconds < 60 ? `${Number(seconds.toFixed(0))}s` : `${Number((seconds / 60).toFixed(1))}m`;
  return seconds < 86_400 * 2 ? `${Number((seconds / 3600).toFixed(1))}h` : `${Number((seconds / 86_400).toFixed(1))}d`;
}

function thousands(value: number | null): string {
  return value === null ? '–' : Math.round(value).toLocaleString('en-US');
}

function count(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : Math.round(value).toLocaleString('en-US');
}
