import { readdirSync, readFileSync } from 'node:fs';
import type { Machine } from '@rollout/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledPlan } from '../kernel/testing/compiled-plan.ts';
import { pickFrom } from '../kernel/testing/pick.ts';
import { randomPlan } from '../kernel/testing/random-plan.ts';
import { LEVERS_FILES, LEVERS_PLAN } from '../testing/levers-plan.ts';
import { machineOf } from '../testing/machine-of.ts';
import { PEOPLE_PLAN } from '../testing/people-plan.ts';
import { MOST_CHANGES, type Trace, traceTrial } from './index.ts';

const HOUR = 3_600_000;

function traced(machine: Machine, trial = 1): Trace | null {
  try {
    const trace = traceTrial(machine, { trial });
    return trace.kind === 'trace' ? trace : null;
  } catch {
    // A random plan may never end.
    return null;
  }
}

const most = (values: readonly number[]): number => values.reduce((high, value) => Math.max(high, value), 0);

/** What histories come to is what the run's record says of it. */
function expectAgreement({ bugs, services, progress, events, duration, traffic, people }: Trace, text: string): void {
  for (const { name, there, history, exposure, afterEnd, reach, met } of bugs) {
    const last = history.at(-1);
    const atEnd = last === undefined ? 0 : last.exposure + (last.rate * (duration - last.at)) / HOUR;
    expect(Math.abs(atEnd + afterEnd - exposure), `${name}\n${text}`).toBeLessThanOrEqual(1e-9 * exposure);
    expect(most(history.map(({ servers }) => servers)), `${name}\n${text}`).toBe(reach);
    expect(most(history.map(({ users }) => users)), `${name}\n${text}`).toBe(met);
    if (!there) expect(history).toEqual([]);
    // From each entry exposure grows at its rate to the next.
    history.forEach(({ at, exposure: from, rate }, i) => {
      const next = history[i + 1];
      if (next === undefined) return;
      expect(Math.abs(from + (rate * (next.at - at)) / HOUR - next.exposure)).toBeLessThanOrEqual(1e-9 * exposure);
    });
  }
  for (const { service, history, peak } of services) {
    const loads = history.map(({ load }) => load ?? Number.POSITIVE_INFINITY);
    expect(most(loads), `${service}\n${text}`).toBe(peak ?? Number.POSITIVE_INFINITY);
  }
  const failed = events.reduce((sum, event) => sum + (event.kind === 'batch-ended' ? event.failed : 0), 0);
  expect(progress.at(-1)?.failed ?? 0, text).toBe(failed);
  for (const history of [
    progress,
    ...bugs.map((bug) => bug.history),
    ...services.map((service) => service.history),
    ...traffic.map((area) => area.history),
    ...people.map((group) => group.history),
  ]) {
    expect(history.length).toBeLessThanOrEqual(MOST_CHANGES);
    const times = history.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
}

describe('what histories come to is what the record says', () => {
  const EXAMPLES = new URL('../../../../examples/', import.meta.url);
  const names = readdirSync(EXAMPLES).filter((name) => !['library', 'million'].includes(name));
  it.each(names)('of the example %s', (folder) => {
    const files = readdirSync(new URL(`${folder}/`, EXAMPLES));
    const read = (name: string): string => readFileSync(new URL(`${folder}/${name}`, EXAMPLES), 'utf8');
    const tables = Object.fromEntries(files.filter((name) => name.endsWith('.csv')).map((name) => [name, read(name)]));
    for (const name of files.filter((one) => one.endsWith('.rollout'))) {
      const own = read(name);
      if (!/^plan /m.test(own)) continue;
      const text = own.replace(/^import .* from "(.*)"$/gm, (_, imported: string) => read(imported));
      const { machine } = machineOf(text, undefined, { files: tables });
      const trace = traced(machine);
      expect(trace).not.toBeNull();
      if (trace !== null) expectAgreement(trace, folder);
    }
  });

  it('of random plans', () => {
    let plans = 0;
    const seen = { exposure: 0, users: 0, peak: 0, traffic: 0, people: 0, metrics: 0, afterEnd: 0 };
    for (const gen of fc.sample(fc.gen(), { seed: 20_261_122, numRuns: 100 })) {
      const plan = randomPlan(pickFrom(gen, new Set()));
      const made = compiledPlan(plan);
      const trace = made === null ? null : traced(made.machine);
      if (trace === null) continue;
      plans++;
      expectAgreement(trace, plan.text);
      if (trace.bugs.some(({ history }) => history.length > 0)) seen.exposure++;
      if (trace.bugs.some(({ met }) => met > 0)) seen.users++;
      if (trace.bugs.some(({ afterEnd }) => afterEnd > 0)) seen.afterEnd++;
      if (trace.services.some(({ history }) => history.length > 1)) seen.peak++;
      if (trace.traffic.length > 0) seen.traffic++;
      if (trace.people.length > 0) seen.people++;
      if (trace.metrics.some(({ history }) => history.length > 1)) seen.metrics++;
    }
    expect(plans).toBeGreaterThan(50);
    // None of it holds for want of anything to look at.
    expect(most(Object.values(seen).map((count) => (count === 0 ? 1 : 0)))).toBe(0);
  });

  it('whatever lever is pulled, whomever it reaches', () => {
    const levers = machineOf(LEVERS_PLAN, undefined, { files: LEVERS_FILES, scenario: 'dark' }).machine;
    const people = machineOf(PEOPLE_PLAN).machine;
    for (let trial = 1; trial <= 5; trial++) {
      for (const machine of [levers, people]) {
        const trace = traced(machine, trial);
        expect(trace).not.toBeNull();
        if (trace !== null) expectAgreement(trace, `trial ${trial}`);
      }
    }
  });
});

/** Three batches of 4, 4 and 2 servers, ten minutes each, then an hour of waiting. */
const PLAN = `
  topology fleet { region west { cluster web { server[10] } } }
  model quick {
    deploy takes 10m per server
    bug slow { present 100%  surfaces after 900 server-hours  downs 50% of servers }
  }
  plan calm on fleet using quick { maxDown 4 servers  stage all { deploy web  wait 1h } }`;

describe('a history by hand', () => {
  it('of exposure: it grows by as many servers as have it', () => {
    const trace = traced(machineOf(PLAN).machine);
    const entry = (minutes: number, exposure: number, servers: number) => ({
      at: minutes * 60_000,
      exposure,
      rate: servers,
      servers,
      users: 0,
    });
    // 4 servers for 10 minutes, 8 for 10, 10 for an hour.
    expect(trace?.bugs[0]?.history).toEqual([entry(10, 0, 4), entry(20, 40 / 60, 8), entry(30, 120 / 60, 10)]);
    expect(trace?.bugs[0]?.exposure).toBeCloseTo(12, 12);
  });

  it('of who is on the new version', () => {
    expect(traced(machineOf(PLAN).machine)?.progress).toEqual([
      { at: 0, onNew: 0, tried: 0, failed: 0 },
      { at: 600_000, onNew: 4, tried: 4, failed: 0 },
      { at: 1_200_000, onNew: 8, tried: 8, failed: 0 },
      { at: 1_800_000, onNew: 10, tried: 10, failed: 0 },
    ]);
  });

  it('of load: what is up carries for what is down', () => {
    const text = `
      topology fleet { region west { cluster web { server[10] } } }
      service shop { runs on web  headroom 50%  load 100 requests/s }
      model quick { deploy takes 10m per server }
      plan calm of shop on fleet using quick { maxDown 4 servers  stage all { deploy web  wait 1h } }`;
    const loads = traced(machineOf(text).machine)?.services[0]?.history.map(({ at, load }) => [at / 60_000, load]);
    // With 4 of 10 down the other 6 carry 10/6 each, with 2 down 10/8. At rest, at time 0, each its own.
    expect(loads).toEqual([
      [0, 1],
      [0, 10 / 6],
      [20, 10 / 8],
      [30, 1],
    ]);
  });

  it('of a metric: as the bug moves it once it has shown', () => {
    const text = `
      topology fleet { region west { cluster web { server[10] } } }
      health standard { metric errors { bad when higher  threshold 2% }  every 1m }
      model quick {
        deploy takes 10m per server
        metric errors is normal(mean 1%, sd 0.1%)
        bug leak { present 100%  surfaces after 2 server-hours  moves errors to normal(mean 5%, sd 0.1%) }
        gate standard { takes 10m }
      }
      plan calm on fleet using quick { maxDown 4 servers  stage all { deploy web  wait 1h  gate standard } }`;
    const trace = traced(machineOf(text).machine);
    // Two server-hours are reached as the last batch ends, after half an hour.
    expect(trace?.metrics).toEqual([
      {
        check: 'standard',
        metric: 'errors',
        bad: 'higher',
        threshold: 0.02,
        healthy: 0.01,
        history: [
          { at: 0, mean: 0.01 },
          { at: 1_800_000, mean: 0.05 },
        ],
      },
    ]);
  });
});
