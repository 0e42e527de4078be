import { describe, expect, it } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { type Trace, type TraceRun, traceTrial } from './index.ts';

const HOUR = 3_600_000;

/** It starts on a Monday evening; the window opens again after 15 hours, and is open for 8. */
const plan = (stage: string, rest = ''): string => `
  topology fleet { region west { cluster a { server[2] } } }
  service db { runs on a }
  audience users 100 { ring early 10%  ring broad }
  flag cart { owner "shop" }
  model quick { deploy takes 1m per server  flag takes 1h  release takes 1h  switch takes 1h }
  plan held of db on fleet using quick {
    starts 2026-01-05 18:00 in "UTC"
    window mon..fri 09:00..17:00 in "UTC"
    ${stage.includes('channel') ? stage : `stage one { ${stage} }`}
    ${rest}
  }`;

function traced(text: string): Trace {
  const trace = traceTrial(machineOf(text).machine);
  if (trace.kind !== 'trace') throw new Error(`${trace.runs} servers`);
  return trace;
}

/** In hours. */
function runsOf(
  { steps }: Trace,
  step: string,
): (readonly [start: number, began: number | null, end: number | null])[] {
  const inHours = (time: number | null): number | null => (time === null ? null : time / HOUR);
  const runs: readonly TraceRun[] = steps.find(({ name }) => name.replace(/\[.*/, '') === step)?.runs ?? [];
  return runs.map(({ start, began, end }) => [start / HOUR, inHours(began), inHours(end)]);
}

function worked({ events }: Trace): string[] {
  return events.flatMap((event) =>
    event.kind === 'work-held' || event.kind === 'work-started' ? [`${event.at / HOUR}h ${event.kind}`] : [],
  );
}

describe('work that the calendar holds', () => {
  it.each([
    ['run "checks" takes 2h', 17],
    ['expand db takes 2h', 17],
    ['enable cart for early', 16],
    ['release to early', 16],
  ])('%s begins when the window opens, and takes its time from there', (sentence, end) => {
    const trace = traced(plan(sentence));
    expect(runsOf(trace, 'one/1')).toEqual([[0, 15, end]]);
    expect(worked(trace)).toEqual(['0h work-held', '15h work-started']);
  });

  it('is told in its place', () => {
    const { events } = traced(plan('wait 1h  run "checks" takes 2h'));
    expect(events.map(({ kind }) => kind)).toEqual([
      'stage-started',
      'step-started',
      'step-ended',
      'step-started',
      'work-held',
      'work-started',
      'step-ended',
      'stage-ended',
      'plan-ended',
    ]);
  });

  it('begins at once where a window is open, and waits are never held', () => {
    const trace = traced(plan('wait 16h  run "checks" takes 2h  wait 1h'));
    expect([1, 2, 3].map((step) => runsOf(trace, `one/${step}`))).toEqual([
      [[0, 0, 16]],
      [[16, 16, 18]],
      [[18, 18, 19]],
    ]);
    expect(worked(trace)).toEqual([]);
  });

  it('passes the point of no return when it begins', () => {
    // What is deployed on Tuesday is waited for until the window has closed.
    const trace = traced(plan('deploy all  wait until next wed 00:00  contract db takes 1h'));
    expect(runsOf(trace, 'one/3')).toEqual([[30, 39, 40]]);
    // The engine tells that one.
    expect(trace.pointOfNoReturn).toBe(39 * HOUR);
    const kinds = trace.events.map(({ kind }) => kind);
    expect(kinds.indexOf('point-of-no-return')).toBe(kinds.indexOf('work-started') + 1);
  });

  it.each([
    // Paused from ten hours on, until Tuesday noon; and until Tuesday 18:00, when the window is closed again until Wednesday.
    ['8h', 18],
    ['14h', 39],
  ])('waits for the end of a pause of %s as well', (pause, began) => {
    const trace = traced(plan(`run "checks" takes 2h  on timeout 10h pause for ${pause} then continue`));
    expect(runsOf(trace, 'one/1')).toEqual([[0, began, began + 2]]);
  });

  it('never begins where the plan turns before, or as the window opens', () => {
    for (const after of ['10h', '15h']) {
      const trace = traced(plan(`run "checks" takes 2h  on timeout ${after} stop`));
      expect(runsOf(trace, 'one/1')).toEqual([[0, null, null]]);
      expect(worked(trace)).toEqual(['0h work-held']);
    }
  });

  it('is dropped with the train that it was to leave with', () => {
    const trace = traced(
      plan(`channel beta for early departs every 1d from 2026-01-05 {
        on timeout 8h next train at most 1 then stop
      }`),
    );
    // The train of midnight is held until nine, and missed at two; the next one is the next night's, on which nothing is raised any more.
    expect(runsOf(trace, 'beta/release')).toEqual([
      [6, null, 8],
      [30, 39, 40],
    ]);
  });
});
