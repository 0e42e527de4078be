import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { LEVERS_FILES, LEVERS_PLAN } from '../testing/levers-plan.ts';
import { machineOf } from '../testing/machine-of.ts';
import { PEOPLE_PLAN } from '../testing/people-plan.ts';
import { simulate } from './simulate.ts';

const schema: unknown = JSON.parse(
  readFileSync(new URL('../../../../docs/schema/results.schema.json', import.meta.url), 'utf8'),
);
const isResults = new Ajv({ strict: false }).compile(schema as object); // a schema file holds an object

const results = (text: string, options: Parameters<typeof machineOf>[2] = {}, trials = 200) =>
  simulate(machineOf(text, undefined, options).machine, { trials });

const plan = (parts: { model?: string; stage: string; plan?: string; service?: string }): string => `
  topology fleet { region west { cluster web { server[10] } } }
  service store { runs on all  ${parts.service ?? 'load 100 requests/s'} }
  health standard { metric latency { bad when higher  compare to baseline } every 1m  pass at 90  marginal at 50 }
  model numbers { deploy takes 10m per server  switch takes 1m  ${parts.model ?? ''} }
  plan example of store on fleet using numbers { ${parts.plan ?? ''} stage one { ${parts.stage} } }`;

describe('results', () => {
  it('are what their schema says, whatever lever is pulled', () => {
    const found = results(LEVERS_PLAN, { files: LEVERS_FILES, scenario: 'dark' });
    isResults(JSON.parse(JSON.stringify(found)));
    expect(isResults.errors).toBeNull();
    expect(found).toMatchObject({
      scenario: 'dark',
      start: { at: '2026-10-23T10:00', zone: 'Europe/Berlin', assumed: false },
    });
    expect(found.bugs.slow?.exposure.unit).toBe('requests');
    expect(found.bugs.leak?.exposure.unit).toBe('server-hours');
    expect(found.causes.map(({ cause }) => cause)).toContain('refusal');
  });

  it('are what their schema says, whomever it reaches', () => {
    const found = results(PEOPLE_PLAN, {}, 400);
    isResults(JSON.parse(JSON.stringify(found)));
    expect(isResults.errors).toBeNull();
    expect(found.stages.map(({ channel }) => channel?.ring ?? null)).toEqual([null, 'internal', 'early', null, null]);
    expect(found.pointOfNoReturn).not.toBeNull();
    expect(Object.values(found.bugs).map(({ rings }) => rings.map(({ name }) => name))).toEqual(
      Array.from({ length: 3 }, () => ['internal', 'early', 'broad']),
    );
  });

  it('say when a run begins if that matters, and whether anybody has said so', () => {
    const window = 'window tue 09:00..17:00 in "Europe/Berlin"';
    expect(results(plan({ stage: 'deploy all' }), {}, 1).start).toBeNull();
    expect(results(plan({ stage: 'deploy all', plan: window }), {}, 1).start).toEqual({
      at: '2026-01-06T09:00',
      zone: 'Europe/Berlin',
      assumed: true,
      landing: null,
    });
  });

  it('tell how many stand and what they carry', () => {
    // Of ten three go at once, two in place: twelve minutes later the next. So 8 are up at least, with 10/8 of their load.
    const { capacity } = results(
      plan({
        stage: 'deploy all rolling',
        plan: 'maxDown 2 servers  maxSurge 1 server',
        service: 'load 100 requests/s  headroom 20%',
      }),
    );
    const certain = { value: 8, low: 8, high: 8 };
    expect(capacity.servers).toEqual({
      fleet: 10,
      most: { mean: { value: 11, low: 11, high: 11 }, max: 11 },
      fewestUp: { mean: certain, min: 8 },
    });
    const peak = { value: 1.25, low: 1.25, high: 1.25 };
    expect(capacity.services).toMatchObject([
      { service: 'store', headroom: 0.2, peak: { mean: peak, max: 1.25 }, group: 'store', overloaded: { value: 1 } },
    ]);
  });

  it('tell a load that nothing is left to carry', () => {
    const { capacity } = results(
      `${plan({ stage: 'deploy all' })} scenario dark for example { at 5m west down for 10m }`,
      {
        scenario: 'dark',
      },
    );
    expect(capacity.services[0]?.peak).toEqual({
      mean: { value: null, low: null, high: null },
      p95: { value: null, low: null, high: null },
      max: null,
    });
    expect(capacity.servers.fewestUp.min).toBe(0);
  });
});

describe('what gates can see', () => {
  it('is exact where the model says it', () => {
    const model =
      'bug crash { present 10%  surfaces after 1 server-hours }  gate health { detects 75%  blind to 20% of bugs  false alarm 2% }';
    const { gates } = results(plan({ model, stage: 'deploy all  gate health' }), {}, 1);
    // Blind to a fifth, and a quarter of the rest is missed: 0.2 + 0.8 · 0.25.
    const exactly = (value: number) => ({ value, low: value, high: value });
    expect(gates).toMatchObject([
      { text: 'gate health', stage: 'one', check: 'health', power: 'given', samples: null, falseAlarm: exactly(0.02) },
    ]);
    expect(gates[0]?.bugs.crash?.missed.value).toBeCloseTo(0.4, 15);
  });

  it('is computed from metrics, and agrees with how often it was seen', () => {
    // The bug is always there, and shown before the canary looks. 3,000 runs: missed within four standard errors of both figures.
    const model = `metric latency is normal(mean 200, sd 20)
      bug slow { present 100%  surfaces after 1 server-hours  moves latency to normal(mean 225, sd 20) }`;
    const trials = 3_000;
    const { gates, bugs } = results(
      plan({ model, stage: 'deploy 5 servers  wait 1h  gate canary standard for 20m  deploy remaining' }),
      {},
      trials,
    );
    const [gate] = gates;
    expect(gate).toMatchObject({ power: 'computed', samples: 20, check: 'standard' });
    const missed = gate?.bugs.slow?.missed.value ?? Number.NaN;
    expect(missed).toBeGreaterThan(0.1);
    expect(missed).toBeLessThan(0.9);
    const error = Math.sqrt(missed * (1 - missed) * (1 / trials + 1 / 10_000));
    expect(Math.abs((bugs.slow?.escaped.value ?? 0) - missed)).toBeLessThan(4 * error);
    expect(gate?.bugs.slow?.missed.low).toBeLessThan(missed);
  });

  it('counts the second running of a gate that is marginal', () => {
    // Two metrics alike: one that fails leaves 50 of 100, which is marginal. With h and b the chance that one passes without and with the
    // bug, a running passes with h², fails with (1 − h)², and is marginal else; twice marginal is a fail.
    const model = `metric latency is normal(mean 200, sd 20)  metric errors is normal(mean 10, sd 2)
      bug slow { present 10%  surfaces after 1 server-hours  moves latency to normal(mean 225, sd 20) }`;
    const text = (handler: string) =>
      plan({ model, stage: 'deploy 5 servers  gate canary standard for 20m  deploy remaining', plan: handler }).replace(
        'compare to baseline }',
        'compare to baseline }  metric errors { bad when higher  compare to baseline }',
      );
    const [told] = results(text('on marginal continue'), {}, 1).gates;
    const [again] = results(text(''), {}, 1).gates;
    const passes = told?.bugs.slow?.missed.value ?? Number.NaN;
    const marginal = told?.bugs.slow?.marginal?.value ?? Number.NaN;
    expect(marginal).toBeGreaterThan(0.1);
    expect(again?.marginal).toBeNull();
    expect(again?.bugs.slow?.missed.value).toBeCloseTo(passes * (1 + marginal), 12);
    const [fails, unsure] = [told?.falseAlarm.value ?? Number.NaN, told?.marginal?.value ?? Number.NaN];
    expect(again?.falseAlarm.value).toBeCloseTo(fails + unsure * (fails + unsure), 12);
  });
});
