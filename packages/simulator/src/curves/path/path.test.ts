import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledPlan } from '../../kernel/testing/compiled-plan.ts';
import { pickFrom } from '../../kernel/testing/pick.ts';
import { randomPlan } from '../../kernel/testing/random-plan.ts';
import { known } from '../../known.ts';
import { RunTooLong } from '../../run-too-long.ts';
import { openStudy } from '../../study/index.ts';
import { machineOf } from '../../testing/machine-of.ts';
import { advanceCurves, openCurves } from '../curves.ts';
import type { PathResults } from '../curves-results.ts';
import { simulated } from '../testing/curves-of.ts';

const MINUTES = 60;

const plan = (model: string, body: string, scenario = ''): string => `
  topology fleet { region west { cluster c1 { server[10] }  cluster c2 { server[10] }  cluster web[2] { server[10] } } }
  model numbers { deploy takes 30m per cluster  rollback takes 30m per cluster  ${model} }
  plan p on fleet using numbers { ${body.includes('maxDown') ? '' : 'maxDown 100%'}  ${body} }
  ${scenario}`;

/** What the time goes to where nothing is left to chance, in minutes. */
function timesOf(text: string, scenario?: string): Record<string, number> {
  const { machine } = machineOf(text, undefined, scenario === undefined ? {} : { scenario });
  const { curves } = simulated(machine, { trials: 3 });
  return Object.fromEntries(curves.path.map((each) => [nameOf(each), (each.time.mean.value ?? 0) / MINUTES]));
}

const nameOf = ({ kind, stage, text }: PathResults): string =>
  kind === 'step' ? `${stage}: ${text}` : `${stage ?? 'plan'}: ${kind}`;

describe('what the time goes to', () => {
  it('is all that there is, where one thing follows the other', () => {
    expect(
      timesOf(
        plan(
          'gate g { detects 100%  takes 5m }',
          'stage one { deploy 1 cluster  wait 2h  gate g  run "notes" takes 1m }',
        ),
      ),
    ).toEqual({ 'one: deploy 1 cluster': 30, 'one: wait 2h': 120, 'one: gate g': 5, 'one: run "notes" takes 1m': 1 });
  });

  it('is the longest of what goes on side by side', () => {
    expect(
      timesOf(
        plan(
          '',
          `stage one { wait 1h }
           stage two after one { wait 50m  wait 20m }
           stage three after one { wait 30m  wait 30m }
           stage four after two, three { wait 10m }`,
        ),
      ),
    ).toEqual({ 'one: wait 1h': 60, 'two: wait 50m': 50, 'two: wait 20m': 20, 'four: wait 10m': 10 });
  });

  it('is that of another stage, where that kept it waiting', () => {
    // Stage two may not begin with its cluster before stage one is done with its own, at 30m.
    expect(
      timesOf(
        plan(
          '',
          'exclusive clusters  stage zero { wait 0s }  stage one after zero { deploy c1 } stage two after zero { deploy c2  wait 1h }',
        ),
      ),
    ).toEqual({ 'one: deploy c1': 30, 'two: deploy c2': 30, 'two: wait 1h': 60 });
  });

  it('tells pauses, questions and going back', () => {
    const found = 'bug crash { present 100%  shows 100% at cluster 1 }  gate g { detects 100%  takes 30m }';
    expect(
      timesOf(plan(found, 'stage one { deploy 1 cluster  gate g }  on unhealthy pause for 3h then rollback')),
    ).toEqual({ 'one: deploy 1 cluster': 30, 'one: gate g': 30, 'one: pause': 180, 'plan: going-back': 30 });
    expect(
      timesOf(
        plan(
          found,
          'stage one { deploy 1 cluster  gate g }  on unhealthy ask "someone" takes 20m continues 0% else rollback in 1h',
        ),
      ),
    ).toEqual({ 'one: deploy 1 cluster': 30, 'one: gate g': 30, 'one: question': 20, 'plan: going-back': 60 });
  });

  it('goes to what was in progress when an alarm came', () => {
    // Shown at 30m, seen an hour later; the wait would have gone on.
    expect(
      timesOf(
        plan(
          'bug crash { present 100%  shows 100% at cluster 1 }  watch w { detects 100% after 1h }',
          'watch w  stage one { deploy 1 cluster  wait 1d }  on unhealthy pause for 2h then rollback',
        ),
      ),
    ).toEqual({ 'one: deploy 1 cluster': 30, 'one: wait 1d': 60, 'one: pause': 120, 'plan: going-back': 30 });
  });

  it('tells what the calendar holds, of batches and of other work', () => {
    // Begun on a Monday at 12:00, on working days from 9 to 10 only.
    expect(
      timesOf(
        plan(
          '',
          `starts 2026-01-05 12:00 in "UTC"
           window mon..fri 09:00..10:00 in "UTC"
           stage one { deploy 1 cluster  wait 1h  run "notes" takes 10m }`,
        ),
      ),
    ).toEqual({
      'one: window': 21 * 60 + (24 * 60 - 90),
      'one: deploy 1 cluster': 30,
      'one: wait 1h': 60,
      'one: run "notes" takes 10m': 10,
    });
  });

  it('tells what limits hold, and outages', () => {
    // At most one cluster starts in an hour: the second begins at 1h.
    expect(timesOf(plan('', 'maxDown 100%  maxRate 10 servers per hour  stage one { deploy 2 clusters }'))).toEqual({
      'one: deploy 2 clusters': 60,
      'one: limit': 30,
    });
    // Lost from the first instant on: nothing starts before it is over.
    expect(
      timesOf(plan('', 'stage one { deploy c1 }', 'scenario dark for p { at 0s c1 down for 2h }'), 'dark'),
    ).toEqual({ 'one: deploy c1': 30, 'one: outage': 120 });
  });

  it('does not go to repairs that nothing waits for', () => {
    // All four clusters fail. The second is repaired at 1h + 1h, just when the last is done and the wait begins.
    expect(
      timesOf(plan('deploy fails 100% per cluster  repair takes 1h per cluster', 'stage one { deploy all  wait 10m }')),
    ).toEqual({ 'one: deploy all': 120, 'one: wait 10m': 10 });
  });

  it('is of stages side by side as often as each is the longer one', () => {
    // A with mean 1 h, B with 2 h, exponential: A is the longer with a = (1/2)/(1 + 1/2) = 1/3, and then takes ∫ t e^(−t) (1 − e^(−t/2)) dt = 1 − 1/1.5² = 5/9 h; B takes
    // E max − 5/9 with E max = 1 + 2 − 1/1.5 = 7/3 h. Intervals of 99.99%: four of them, a false alarm in 2,500 seeds.
    const { machine } = machineOf(
      plan(
        '',
        'stage zero { wait 0s }  stage a after zero { wait exponential(mean 1h) }  stage b after zero { wait exponential(mean 2h) }',
      ),
    );
    const { path } = simulated(machine, { trials: 1_000, confidence: 0.9999 }).curves;
    const ofStage = (name: string): PathResults => known(path.find(({ stage }) => stage === name));
    const HOUR = 60 * MINUTES;
    for (const [name, chance, hours] of [
      ['a', 1 / 3, 5 / 9],
      ['b', 2 / 3, 7 / 3 - 5 / 9],
    ] as const) {
      const { probability, time } = ofStage(name);
      expect(probability.low ?? 1).toBeLessThan(chance);
      expect(probability.high ?? 0).toBeGreaterThan(chance);
      expect(time.mean.low ?? Infinity).toBeLessThan(hours * HOUR);
      expect(time.mean.high ?? 0).toBeGreaterThan(hours * HOUR);
    }
    expect((ofStage('a').probability.value ?? 0) + (ofStage('b').probability.value ?? 0)).toBeCloseTo(1, 12);
  });

  it('sums to the length of every run, and to their mean', () => {
    const kinds = new Set<string>();
    let plans = 0;
    for (const gen of fc.sample(fc.gen(), { seed: 20_261_122, numRuns: 80 })) {
      const text = randomPlan(pickFrom(gen, new Set()));
      const made = compiledPlan(text);
      if (made === null) continue;
      if (++plans === 20) break;
      const curves = openCurves(openStudy(made.machine, { trials: 4 }));
      try {
        while (advanceCurves(curves, 4));
      } catch (error) {
        if (error instanceof RunTooLong) continue;
        throw error;
      }
      for (const { path, duration } of curves.runs) {
        path.forEach((time, number) => {
          if (time > 0) kinds.add(curves.names.named(number).kind);
        });
        expect(
          path.reduce((sum, time) => sum + time, 0),
          text.text,
        ).toBe(duration);
      }
    }
    expect(plans).toBe(20);
    // Of nine.
    expect(kinds.size).toBeGreaterThanOrEqual(5);
  });

  it('sums to the mean of the durations, where strata weigh as they do', () => {
    const { machine } = machineOf(
      plan(
        'bug crash { present 10%  shows 50% at each of clusters 1..4 }  gate g { detects 80%  false alarm 20%  takes exponential(mean 30m) }',
        'stage one { deploy 1 cluster  gate g  deploy remaining  gate g }  on unhealthy rollback  on false alarm pause for 2h then retry',
      ),
    );
    // As many trials as are watched: the means are of the same runs.
    const { results, curves } = simulated(machine, { trials: 500 });
    const sum = curves.path.reduce((total, { time }) => total + (time.mean.value ?? 0), 0);
    expect(sum / (results.duration.mean.value ?? 0)).toBeCloseTo(1, 12);
  });
});
