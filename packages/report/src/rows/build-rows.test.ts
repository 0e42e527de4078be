import { traceTrial } from '@rollout/simulator';
import { expect, test } from 'vitest';
import { machineOf } from '../testing/open-example.ts';
import { buildRows } from './build-rows.ts';
import { foldRows } from './fold-rows.ts';
import { type Row, rowCount } from './row.ts';

function rowsOf(stage: string): readonly Row[] {
  const machine = machineOf(`
    topology fleet { region west { cluster web[2] { upgradeDomains 2  server[4] } } }
    model quick { deploy takes 10m per server }
    plan nested on fleet using quick { maxDown 50% per cluster  stage all { ${stage} } }`);
  const trace = traceTrial(machine);
  if (trace.kind !== 'trace') throw new Error('too many servers');
  return buildRows(trace, machine);
}

const outline = (rows: readonly Row[], indent = ''): string[] =>
  rows.flatMap(({ label, children }) => [`${indent}${label}`, ...outline(children, `${indent}  `)]);

test('blocks in blocks are told once, below the ones that they are in', () => {
  expect(outline(rowsOf('each cluster in west { each upgradeDomain in here { deploy here } }'))).toEqual([
    'all',
    '  west/web-1',
    '    domain-1',
    '    domain-2',
    '  west/web-2',
    '    domain-1',
    '    domain-2',
  ]);
});

test('bars tell what they are about, and how many servers they work on', () => {
  const [all] = rowsOf('deploy web-1  wait 1h');
  expect(all?.filled).toEqual([
    { fill: 'runs', start: 0, end: 1_200_000, what: 'deploy web-1', step: 'all/1' },
    { fill: 'deploys', start: 0, end: 600_000, servers: 2, failed: 0, what: 'west/web-1', step: 'all/1' },
    { fill: 'deploys', start: 600_000, end: 1_200_000, servers: 2, failed: 0, what: 'west/web-1', step: 'all/1' },
    { fill: 'waits', start: 1_200_000, end: 4_800_000, what: 'wait 1h', step: 'all/2' },
  ]);
});

test('a line that stands alone below another is one with it, where there are too many', () => {
  const rows = rowsOf('each upgradeDomain in web-1 { deploy here  wait 1h }');
  expect(outline(rows)).toEqual(['all', '  domain-1', '    west/web-1', '  domain-2', '    west/web-1']);
  expect(foldRows(rows, 5)).toBe(rows);
  const folded = foldRows(rows, 4);
  expect(outline(folded)).toEqual(['all', '  domain-1', '  domain-2']);
  expect(rowCount(folded)).toBe(3);
  const fills = folded[0]?.children[0]?.filled.map(({ fill }) => fill);
  expect(fills).toContain('deploys');
  expect(fills).toContain('waits');
});

test('a block that is its own unit has each of its batches once', () => {
  const [stage] = rowsOf('each cluster in west { deploy here batch 2 }');
  const [first] = stage?.children ?? [];
  expect(first?.filled.filter(({ fill }) => fill === 'deploys').map(({ start, servers }) => [start, servers])).toEqual([
    [0, 2],
    [600_000, 2],
  ]);
});

test('what only waits ends when the plan turns, and what is at work when it is done', () => {
  const machine = machineOf(`
    topology fleet { region west { cluster web[2] { server[4] } } }
    model quick { deploy takes 10m per server  bug crash { present 100%  shows 100% at cluster 1 }  gate health { takes 10m } }
    plan side on fleet using quick {
      maxDown 100%
      stage first { deploy 1 cluster }
      stage look after first { gate health }
      stage act after first { run "notes" takes 1h }
      stage rest after first { wait 1d }
      on unhealthy rollback
    }`);
  const trace = traceTrial(machine);
  if (trace.kind !== 'trace') throw new Error('too many servers');
  const ends = buildRows(trace, machine).map(({ label, filled }) => [label, (filled.at(-1)?.end ?? 0) / 60_000]);
  // The gate finds fault at 20m; going back waits for the notes, until 1h 10m.
  expect(ends).toEqual([
    ['first', 10],
    ['look', 20],
    ['act', 70],
    ['rest', 20],
  ]);
});
