import { layoutOf } from '@rollout/compiler';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compiledPlan } from '../kernel/testing/compiled-plan.ts';
import { pickFrom } from '../kernel/testing/pick.ts';
import { advance, openStudy, resultsOf } from '../study/index.ts';
import { neverOverloads } from './never-overloads.ts';

interface Told {
  readonly headroom: string;
  readonly limit: string;
  readonly model?: string;
  readonly steps?: string;
}

function machineOf({ headroom, limit, model = '', steps = 'deploy all' }: Told) {
  const text = `topology fleet { region west { cluster web[2] { server[10] } } }
service shop { runs on all  load 1_000 requests/s  headroom ${headroom} }
model m { deploy takes 5m per server  deploy fails 20% per server  ${model} }
plan p of shop on fleet using m { ${limit}  stage all { ${steps} } }`;
  const compiled = compiledPlan({ text, files: {}, scenario: null });
  if (compiled === null) throw new Error(`a plan that is wrong: ${text}`);
  return compiled.machine;
}

function never(told: Told): boolean {
  const machine = machineOf(told);
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error('a machine without a layout');
  return neverOverloads(machine, layout, 0);
}

// With 2 of 10 servers down the others carry 10/8 = 1.25 times their load; with 4 of all 20, too.
it.each<[Told, boolean]>([
  [{ headroom: '25% per cluster', limit: 'maxDown 2 servers per cluster' }, true],
  [{ headroom: '24% per cluster', limit: 'maxDown 2 servers per cluster' }, false],
  [{ headroom: '25%', limit: 'maxDown 2 servers per cluster' }, true],
  [{ headroom: '25%', limit: 'maxDown 4 servers' }, true],
  // All four may be of one cluster.
  [{ headroom: '25% per cluster', limit: 'maxDown 4 servers' }, false],
  [{ headroom: '25% per cluster', limit: 'maxDown 20% per cluster, 30% in rollback' }, false],
  [{ headroom: '100%', limit: '' }, false],
  [{ headroom: '100%', limit: 'maxDown 2 servers', model: 'outage of each cluster 1% per day lasts 1h' }, false],
  [
    {
      headroom: '100%',
      limit: 'maxDown 2 servers',
      model: 'bug b { present 1%  surfaces after exponential(mean 9 server-hours)  downs 5% of servers }',
    },
    false,
  ],
  [
    {
      headroom: '100%',
      limit: 'maxDown 2 servers',
      steps: 'deploy web-1  shift traffic to 5%, 100%  deploy remaining',
    },
    false,
  ],
])('%o: %s', (told, expected) => {
  expect(never(told)).toBe(expected);
});

it('is true of no plan that overloads in a run', () => {
  let known = 0;
  const told = fc.gen().map((gen): Told => {
    const pick = pickFrom(gen, new Set());
    return {
      headroom: `${pick.int(5, 60)}%${pick.of(['', ' per cluster', ' per region'])}`,
      limit: `maxDown ${pick.of([`${pick.int(1, 6)} servers`, `${pick.int(10, 50)}%`])}${pick.of(['', ' per cluster'])}`,
      steps: `deploy all${pick.of(['', ' parallel 2', ' by region'])}  wait 1h  gate health`,
      model: 'rollback fails 20%  gate health { false alarm 30% }'.replace(
        'rollback fails 20%',
        'rollback takes 2m per server fails 20%',
      ),
    };
  });
  fc.assert(
    fc.property(told, (each) => {
      if (!never(each)) return;
      known++;
      const study = openStudy(machineOf(each), { trials: 20 });
      advance(study, 20);
      const [service] = resultsOf(study).capacity.services;
      expect(service?.overloaded?.value ?? 0).toBe(0);
    }),
    { seed: 2026, numRuns: 120 },
  );
  expect(known).toBeGreaterThan(20);
});
