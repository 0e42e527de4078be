import { describe, expect, it } from 'vitest';
import { stepEngine } from '../driver/index.ts';
import type { Engine, OpenEngine } from '../engine.ts';
import { createKernel } from '../kernel/create-kernel.ts';
import { openLuck } from '../luck/index.ts';
import { UNIFORM_LIMIT, uniformDistance } from '../luck/testing/uniform-distance.ts';
import { shapeOfRecord } from '../record.ts';
import type { ChannelResults, Results } from '../results/results.ts';
import { machineOf } from '../testing/machine-of.ts';
import { leadTime } from './row-facts.ts';
import { bugOf, expectAround, run } from './testing/expect-around.ts';

const TRIALS = 10_000;
const DAY = 24 * 3_600;
const WEEK = 7 * DAY;
/** From one departure to the next. */
const PERIOD = 4 * WEEK;

/** A browser's train, without clocks that change: every four weeks, from a day in the middle of a week. */
const train = (numbers: string, steps: string): string => `
  audience users 1_000 { ring early 10%  ring broad }
  model numbers { release takes 1h  ${numbers} }
  plan example using numbers {
    channel beta for early departs every 4w from 2026-01-14 { ${steps} }
  }`;

function channelOf({ stages }: Results, stage = 0): ChannelResults {
  const channel = stages[stage]?.channel ?? null;
  if (channel === null) throw new Error(`stage ${stage} is no channel`);
  return channel;
}

/** Of each trial the time from landing to the last departure, in seconds; by both engines, which agree. */
function leadTimes(text: string, trials: number): number[] {
  const { machine, layout } = machineOf(text);
  const shape = shapeOfRecord(machine);
  const kernel: OpenEngine = (...of) => createKernel(of[0], of[1], openLuck(...of));
  const leads = (engine: Engine): number[] => {
    const record = new Float64Array(shape.width);
    return Array.from({ length: trials }, (_, i) => {
      engine.run(i + 1, record, 0);
      return leadTime(record, shape, 0, 0) / 1_000;
    });
  };
  const [slow, fast] = [stepEngine, kernel].map((open) => leads(open(machine, layout, '1')));
  expect(fast).toEqual(slow);
  return slow ?? [];
}

describe('a change that lands at any time', () => {
  const text = train('', 'wait 1d');

  it('waits half a period for its train on average, and as likely any time up to a period', () => {
    const results = run(text, TRIALS);
    const { wait, lead, missed, departed, every, ring } = channelOf(results);
    expect(every).toEqual({ unit: 'seconds', period: PERIOD });
    expect(ring).toBe('early');
    expect(departed.value).toBe(1);
    expectAround(wait.mean, PERIOD / 2);
    expectAround(wait.p50, PERIOD / 2);
    expectAround(wait.p95, 0.95 * PERIOD);
    // There is nothing before the train: it waits from its landing on, and misses none.
    expect(lead).toEqual(wait);
    expect(missed).toMatchObject({ mean: { value: 0 }, none: { value: 1 }, one: { value: 0 }, more: { value: 0 } });
    // Then an hour of release, and a day.
    expectAround(results.duration.mean, PERIOD / 2 + 3_600 + DAY);
    expect(results.start).toEqual({
      // The first Monday that is no earlier than the first train.
      at: '2026-01-19T00:00',
      zone: 'UTC',
      assumed: true,
      landing: { unit: 'seconds', within: PERIOD },
    });
    expect(uniformDistance(leadTimes(text, 2_000).map((seconds) => seconds / PERIOD))).toBeLessThan(UNIFORM_LIMIT);
  });

  it('lands when every train runs, however late the first of them leaves', () => {
    const late = (from: string): string => text.replace('2026-01-14', from);
    const starts = (from: string) => run(late(from), 10).start?.at;
    expect([starts('2025-06-01'), starts('2026-12-07'), starts('2026-12-08')]).toEqual([
      '2026-01-05T00:00',
      '2026-12-07T00:00',
      '2026-12-14T00:00',
    ]);
    expectAround(channelOf(run(late('2026-12-07'), TRIALS)).lead.mean, PERIOD / 2);
  });

  it('lands on any day of the week, for windows are not open on every one', () => {
    // It leaves at the next midnight, twelve hours after it has landed on average; an hour of release begins when the window is open, then an hour
    // is waited. What has landed from Sunday to Wednesday is released at nine on the day that its train leaves; what has on Thursday, Friday or Saturday 72,
    // 48 or 24 hours later: 12 + 9 + (72 + 48 + 24)/7 + 2 hours.
    const nightly = train('', 'wait 1h').replace('every 4w', 'every 1d');
    const results = run(
      nightly.replace('{\n    channel', '{\n    window mon..thu 09:00..16:00 in "UTC"\n    channel'),
      TRIALS,
    );
    expect(results.start?.landing).toEqual({ unit: 'seconds', within: WEEK });
    expectAround(channelOf(results).lead.mean, DAY / 2);
    expectAround(results.duration.mean, (23 + 144 / 7) * 3_600);
    // One that takes no train, and no time to be released, waits for half a week until Monday.
    const model = 'fast track 100% of changes';
    const fast = train(model, 'wait until next mon 00:00')
      .replace('every 4w', 'every 1d')
      .replace('takes 1h', 'takes 0s');
    const monday = run(fast, TRIALS);
    expectAround(monday.duration.mean, WEEK / 2);
    expectAround(monday.duration.p95, 0.95 * WEEK);
  });

  it('lands when its plan starts, if that says so', () => {
    // From Monday noon to Wednesday midnight of the week after.
    const text = train('', 'wait 1d').replace('{\n    channel', '{\n    starts 2026-01-05 12:00 in "UTC"\n    channel');
    const results = run(text, 10);
    const exactly = (seconds: number) => ({ value: seconds, low: seconds, high: seconds });
    expect(results.start).toMatchObject({ at: '2026-01-05T12:00', assumed: false, landing: null });
    expect(channelOf(results)).toMatchObject({
      wait: { mean: exactly(8.5 * DAY) },
      lead: { mean: exactly(8.5 * DAY) },
    });
  });

  it('takes no time of a train on the fast track', () => {
    // With chance 20% it leaves at once; else after anything up to a period: F(x) = 0.2 + 0.8 x/T. Only the others wait.
    const results = run(train('fast track 20% of changes', 'wait 1d'), TRIALS);
    const { wait, lead, missed } = channelOf(results);
    expectAround(wait.mean, PERIOD / 2);
    expectAround(wait.p50, PERIOD / 2);
    expectAround(wait.p95, 0.95 * PERIOD);
    expectAround(lead.mean, (0.8 * PERIOD) / 2);
    expectAround(lead.p50, ((0.5 - 0.2) / 0.8) * PERIOD);
    expectAround(lead.p95, ((0.95 - 0.2) / 0.8) * PERIOD);
    expect(missed.none.value).toBe(1);
    const nobody = channelOf(run(train('fast track 100% of changes', 'wait 1d'), 10)).wait;
    expect([nobody.mean.value, nobody.p50.value, nobody.p95.value]).toEqual([null, null, null]);
    // Of those that wait, the wait is uniform; the others wait for nothing at all.
    const leads = leadTimes(train('fast track 20% of changes', ''), 2_000);
    const waited = leads.filter((seconds) => seconds > 0);
    expect(uniformDistance(waited.map((seconds) => seconds / PERIOD))).toBeLessThan(UNIFORM_LIMIT);
    // A fifth, within five standard errors.
    expect(Math.abs(1 - waited.length / leads.length - 0.2)).toBeLessThan(5 * Math.sqrt((0.2 * 0.8) / leads.length));
  });
});

describe('trains that are missed', () => {
  const q = 0.4;
  const text = train(
    'gate health { false alarm 40%  takes 3d }',
    'wait 1w  gate health  on unhealthy next train at most 3 then continue',
  );
  const chances = [1 - q, q * (1 - q), q * q * (1 - q), q ** 3];
  /** How likely it has left for the last time by so many periods after its landing: k whole ones for k trains missed, and a part of one. */
  const leftBy = (periods: number): number => {
    const whole = Math.min(3, Math.floor(periods));
    const before = chances.slice(0, whole).reduce((sum, chance) => sum + chance, 0);
    return before + (chances[whole] ?? 0) * (periods - whole);
  };

  it('are a geometric series, cut off where it is taken off no more', () => {
    // A week and three days after each departure it is taken off in an hour, and waits for the next: four weeks after the one that it missed.
    const results = run(text, TRIALS);
    const { wait, missed, lead } = channelOf(results);
    expectAround(missed.none, 1 - q);
    expectAround(missed.one, q * (1 - q));
    expectAround(missed.two, q * q * (1 - q));
    expectAround(missed.more, q ** 3);
    const mean = q + q ** 2 + q ** 3;
    expectAround(missed.mean, mean);
    expectAround(wait.mean, PERIOD / 2);
    expectAround(lead.mean, PERIOD * (0.5 + mean));
    // 0.6 + 0.24 + 0.096 = 0.936 have left within three periods; 0.014 of the 0.064 of the fourth make 95%.
    expect(leftBy(3 + 0.014 / 0.064)).toBeCloseTo(0.95, 12);
    expectAround(lead.p95, PERIOD * (3 + 0.014 / 0.064));
    // It ends a release, a week and a gate after it has left, whether the last gate has seen anything or not.
    expectAround(results.duration.mean, PERIOD * (0.5 + mean) + 3_600 + WEEK + 3 * DAY);
    expect(results.outcomes.completed.value).toBe(1);
  });

  it('make a lead time that is uniform in each period', () => {
    const leads = leadTimes(text, 2_000);
    expect(uniformDistance(leads.map((seconds) => leftBy(seconds / PERIOD)))).toBeLessThan(UNIFORM_LIMIT);
  });

  it('leave bugs behind that were found, and no others', () => {
    // A tenth of the users have it for a week: 16,800 user-hours, and one hour of release less. It is found with 1 − e^(−E/μ), taken back in an hour,
    // and gone from the next train; what was not found goes to everyone.
    const exposure = 100 * (7 * 24);
    const found = 1 - Math.exp(-exposure / 20_000);
    const results = run(
      train(
        'bug crash { present 50%  surfaces after exponential(mean 20_000 user-hours) }  gate health { detects 100% }',
        'wait 1w  gate health  on unhealthy next train',
      ),
      TRIALS,
    );
    const bug = bugOf(results, 'crash');
    const { missed, lead } = channelOf(results);
    expectAround(bug.found, 0.5 * found);
    expectAround(bug.escaped, 0.5 * (1 - found));
    expectAround(missed.one, 0.5 * found);
    expect(missed.two.value).toBe(0);
    expectAround(lead.mean, PERIOD * (0.5 + 0.5 * found));
    expect(bug.gone).toMatchObject({ share: { value: 1 }, mean: { value: 3_600 } });
    // Found or not it is out for a week with a hundred users; one that is found an hour longer.
    expectAround(bug.exposure.meanGivenPresent, exposure + 100 * found);
    expect(bug.met).toMatchObject({ p50: { value: 100 }, p95: { value: 100 } });
    expectAround(bug.rings[0]?.found ?? { value: null, low: null, high: null }, found);
    expect(bug.rings[1]).toMatchObject({ name: 'broad', reached: { value: 0 }, found: { value: 0 } });
  });
});

describe('two channels', () => {
  it('wait one after the other, in the phases that they have', () => {
    // Of six weeks, a change that lands in the first two leaves with the beta of week 2 and the stable of week 3; in the next two with those of
    // 4 and 6, in the last two with those of 6. Landing to stable: (3 + 6 + 6)/3 less half of six weeks.
    const results = run(
      `audience users 1_000 { ring early 10%  ring broad }
       model numbers { release takes 0s }
       plan example using numbers {
         channel beta for early departs every 2w from 2026-01-05 { }
         channel stable for broad departs every 3w from 2026-01-05 { }
       }`,
      TRIALS,
    );
    expect(results.start?.landing).toEqual({ unit: 'seconds', within: 6 * WEEK });
    expectAround(channelOf(results, 0).lead.mean, WEEK);
    expectAround(channelOf(results, 1).lead.mean, 2 * WEEK);
    // From beta to stable: one week, two weeks, none.
    expectAround(channelOf(results, 1).wait.mean, WEEK);
    expectAround(results.duration.mean, 2 * WEEK);
  });
});
