import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { LEVERS_FILES, LEVERS_PLAN } from '../testing/levers-plan.ts';
import { machineOf } from '../testing/machine-of.ts';
import { PEOPLE_PLAN } from '../testing/people-plan.ts';
import { type Trace, type TraceBatch, type TraceOptions, traceTrial } from './index.ts';

const schema: unknown = JSON.parse(
  readFileSync(new URL('../../../../docs/schema/trace.schema.json', import.meta.url), 'utf8'),
);
const isTrace = new Ajv({ strict: false }).compile(schema as object); // a schema file holds an object

const PLAN = `
topology fleet {
  region west { cluster web[2] { upgradeDomains 3  rack[2] { server[9] } } }
  region east { cluster db { rack[2] { fails 5%  server[6] { fails 10% } } } }
}
model rough {
  deploy takes lognormal(median 4m, p95 12m) per server
  deploy fails 8% per server after 5m retry 1
  rollback takes exponential(mean 90s) per server fails 2%
  repair takes 1h per server
  bug slow { present 50%  surfaces after exponential(mean 20 server-hours)  downs 10% of servers }
  gate health { detects 60%  false alarm 5%  takes 5m }
  outage of each region 20% per day lasts exponential(mean 20m)
}
plan rough on fleet using rough {
  maxDown 50% per cluster, 100% in rollback
  maxDown 2 racks per region
  watch health
  stage first {
    each upgradeDomain in web { deploy here parallel 2 }
    wait 2h
    gate health
  }
  stage second {
    deploy db batch 4
    run "smoke" takes 10m fails 50% retry 1
    gate health
  }
  on false alarm pause for 1h then retry at most 2
  on failures over 30% stop
}`;

function traced(text: string, options: TraceOptions): Trace {
  const trace = traceTrial(machineOf(text).machine, options);
  if (trace.kind !== 'trace') throw new Error(`${trace.runs} servers`);
  return trace;
}

describe('the trace of a run', () => {
  it('is what its schema says, whatever happens in it', () => {
    const kinds = new Set<string>();
    for (let trial = 1; trial <= 60; trial++) {
      const trace = traced(PLAN, { trial, servers: trial % 2 === 0 });
      isTrace(JSON.parse(JSON.stringify(trace)));
      expect(isTrace.errors).toBeNull();
      for (const { kind } of trace.events) kinds.add(kind);
    }
    // The plan is rough enough for all of this to happen.
    for (const kind of [
      'batch-hit',
      'batch-resumed',
      'outage-ended',
      'repaired',
      'bug-found',
      'watch-alarm',
      'run-failed',
      'revert-ended',
      'pause-ended',
    ]) {
      expect(kinds, kind).toContain(kind);
    }
  });

  it('is what its schema says, whatever lever is pulled', () => {
    const kinds = new Set<string>();
    const { machine } = machineOf(LEVERS_PLAN, undefined, { files: LEVERS_FILES, scenario: 'dark' });
    for (let trial = 1; trial <= 40; trial++) {
      const trace = traceTrial(machine, { trial, servers: trial % 4 === 0 });
      isTrace(JSON.parse(JSON.stringify(trace)));
      expect(isTrace.errors).toBeNull();
      if (trace.kind === 'trace') for (const { kind } of trace.events) kinds.add(kind);
    }
    for (const kind of [
      'traffic-shifted',
      'traffic-returned',
      'blue-retired',
      'green-removed',
      'wait-satisfied',
      'wait-exhausted',
      'approval-given',
      'approval-refused',
      'answered',
      'incident-ended',
    ]) {
      expect(kinds, kind).toContain(kind);
    }
  });

  it('is what its schema says, whomever it reaches', () => {
    const kinds = new Set<string>();
    const steps = new Set<string>();
    const { machine } = machineOf(PEOPLE_PLAN);
    for (let trial = 1; trial <= 60; trial++) {
      const trace = traceTrial(machine, { trial, servers: trial % 4 === 0 });
      isTrace(JSON.parse(JSON.stringify(trace)));
      expect(isTrace.errors).toBeNull();
      if (trace.kind !== 'trace') continue;
      for (const { kind } of trace.events) kinds.add(kind);
      for (const { kind } of trace.steps) steps.add(kind);
    }
    for (const kind of [
      'released',
      'release-withdrawn',
      'flag-enabled',
      'flag-disabled',
      'flags-off',
      'departed',
      'recalled',
      'bug-fixed',
      'point-of-no-return',
    ]) {
      expect(kinds, kind).toContain(kind);
    }
    expect(steps).toEqual(
      new Set(['deploy', 'clock', 'release', 'wait', 'gate', 'enable', 'disable', 'expand', 'migrate', 'contract']),
    );
  });

  it('tells when the change landed, and with which trains it left', () => {
    // The first trial of a seed lands where its luck says: that long after the first Monday on which the train runs, and so long before that of a Wednesday.
    const trace = traced(
      `audience users 1_000 { ring early 10%  ring broad }
       flag cart { owner "shop"  remove by 2027-01-01 }
       model quick { release takes 1h }
       plan train using quick { channel beta for early departs every 4w from 2026-01-14 { wait 1d } }`,
      {},
    );
    const { start, landed, events, fastTrack, duration } = trace;
    expect(start).toMatchObject({ at: '2026-01-19T00:00', zone: 'UTC' });
    const after = landed?.after ?? Number.NaN;
    expect(landed?.at).toBe(new Date(Date.UTC(2026, 0, 19) + after).toISOString().slice(0, 19));
    const [train] = events.filter(({ kind }) => kind === 'departed');
    const days = (milliseconds: number): number => milliseconds / 86_400_000;
    // The 23rd day after the Monday, or four weeks later.
    expect([23, 51]).toContain(days(after + (train?.at ?? Number.NaN)));
    expect(train).toMatchObject({ stage: 'beta', ring: 'early' });
    expect(duration).toBe((train?.at ?? Number.NaN) + 25 * 3_600_000);
    expect(fastTrack).toBe(false);
    expect(traced(PLAN, {})).toMatchObject({ landed: null, fastTrack: false, pointOfNoReturn: null });
  });

  it('tells how many stand and are up, whenever that changes', () => {
    // Ten green servers come up in ten minutes, and take blue's place half an hour after traffic is theirs, at 11m.
    const { standing } = traced(
      `topology fleet { region west { cluster web { server[10] } } }
       service store { runs on all  load 10 requests/s }
       model quick { deploy takes 10m per server  switch takes 1m }
       plan green of store on fleet using quick {
         stage all { deploy green to all  shift traffic to 100%  retire blue after 30m }
       }`,
      {},
    );
    expect(standing).toEqual([
      { at: 0, standing: 20, up: 10 },
      { at: 41 * 60_000, standing: 10, up: 10 },
    ]);
  });

  it('tells them for each step of a rolling update', () => {
    // Two may be down and three stand beside, a minute each.
    const { standing } = traced(
      `topology fleet { region west { cluster a { server[5] } } region east { cluster b { server[5] } } }
       model quick { deploy takes 1m per server }
       plan rolling on fleet using quick {
         maxDown 2 servers  maxSurge 3 servers
         stage all { deploy a rolling 4  deploy b rolling 2 }
       }`,
      {},
    );
    // Of a: two in place and two beside, then the last one in place. Of b: two in place, twice, then one.
    expect(standing).toEqual([
      { at: 0, standing: 12, up: 8 },
      { at: 60_000, standing: 10, up: 9 },
      { at: 120_000, standing: 10, up: 8 },
      { at: 240_000, standing: 10, up: 9 },
      { at: 300_000, standing: 10, up: 10 },
    ]);
  });

  it('is the same run with single servers as without', () => {
    for (let trial = 1; trial <= 20; trial++) {
      const { serverRuns, ...with1 } = traced(PLAN, { trial, servers: true });
      const { serverRuns: none, ...without } = traced(PLAN, { trial });
      expect(serverRuns).not.toBeNull();
      expect(none).toBeNull();
      expect(with1).toEqual(without);
    }
  });

  it('ends every batch with its slowest server, and counts its failed ones', () => {
    let batches = 0;
    for (let trial = 1; trial <= 40; trial++) {
      const { steps, serverRuns } = traced(PLAN, { trial, servers: true });
      // Several steps may work on one cluster at the same instant: their batches are looked at together.
      const together = new Map<string, { kind: string; address: string; start: number; of: TraceBatch[] }>();
      for (const { address, batches: forward, reverts } of steps.flatMap(({ units }) => units)) {
        for (const [kind, list] of [['deploy', forward] as const, ['revert', reverts] as const]) {
          for (const batch of list) {
            const key = `${kind} ${address} ${batch.start}`;
            const group = together.get(key) ?? { kind, address, start: batch.start, of: [] };
            together.set(key, group);
            group.of.push(batch);
          }
        }
      }
      for (const { kind, address, start, of } of together.values()) {
        // What an outage hits ends with the outage, not with a server.
        if (of.some(({ hits }) => hits.length > 0)) continue;
        const own = (serverRuns ?? []).filter(
          (run) => run.kind === kind && run.start === start && run.server.startsWith(`${address}/`),
        );
        const count = of.reduce((sum, { servers }) => sum + servers, 0);
        expect(own).toHaveLength(count);
        expect(new Set(own.map(({ server }) => server)).size).toBe(count);
        expect(Math.max(...own.map((run) => run.end))).toBe(Math.max(...of.map(({ end }) => end ?? 0)));
        expect(own.filter((run) => run.failed)).toHaveLength(of.reduce((sum, { failed }) => sum + (failed ?? 0), 0));
        batches += 1;
      }
    }
    expect(batches).toBeGreaterThan(200);
  });

  it('shows upgrade domains as what they are', () => {
    const { serverRuns } = traced(PLAN, { trial: 1, servers: true });
    // Eighteen servers a cluster, domains by number mod 3: the first batch of a cluster is domain 1.
    const first = (serverRuns ?? []).filter(({ start, server }) => start === 0 && server.startsWith('west/web-1'));
    const numbers = first.map(({ server }) => {
      const [, rack, own] = /rack-(\d+)\/server-(\d+)$/.exec(server) ?? [];
      return (Number(rack) - 1) * 9 + Number(own) - 1;
    });
    expect(numbers.map((number) => number % 3)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('shows what was down in each group, never past its limit where nothing fails', () => {
    const { limits } = traced(
      `topology fleet { region west { cluster web { server[10] } } }
       model quick { deploy takes 10m per server }
       plan calm on fleet using quick { maxDown 35%  stage all { deploy web } }`,
      {},
    );
    expect(limits).toEqual([
      {
        text: 'maxDown 35%',
        counts: 'server',
        groups: [
          {
            address: expect.any(String),
            size: 10,
            allowed: 3,
            allowedInRollback: 3,
            down: [
              { at: 0, down: 3 },
              { at: 1_800_000, down: 1 },
              { at: 2_400_000, down: 0 },
            ],
          },
        ],
      },
    ]);
  });

  it('refuses to list more servers than anybody reads', () => {
    const { machine } = machineOf(
      `topology fleet { region west { cluster web { server[200_000] } } }
       model quick { deploy takes 10m per server }
       plan big on fleet using quick { maxDown 50%  stage all { deploy web } }`,
    );
    expect(traceTrial(machine, { servers: true })).toEqual({ kind: 'too-many-servers', runs: 200_000, most: 100_000 });
    expect(traceTrial(machine).kind).toBe('trace');
  });
});
