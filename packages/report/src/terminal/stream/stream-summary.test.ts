import { advanceStream, openStream, streamResultsOf } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';
import { COLORED } from '../../testing/colored.ts';
import { machineOf } from '../../testing/open-example.ts';
import { PLAIN } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { streamSummary } from './stream-summary.ts';

const train = (gate: string): string => `audience people 1_000_000 { ring beta 5%  ring everyone }
model m { release takes 1h  ${gate} }
plan train using m {
  channel beta for beta departs every 2w from 2026-01-05 { wait 1d }
  channel stable for everyone departs every 4w from 2026-01-05 { wait 1d  gate health }
  on unhealthy next train at most 2 then stop
}
`;

function shown(text: string, spans: number, style = PLAIN): string {
  const machine = machineOf(text);
  const stream = openStream(machine, { changes: 6, spans });
  advanceStream(stream, 6 * spans);
  return streamSummary(streamResultsOf(stream), machine, style);
}

// Half of the six leave with the train after two weeks, all of them with the one after four.
test('trains that nobody misses', () => {
  expect(shown(train('gate health { takes 1h }'), 40)).toMatchInlineSnapshot(`
    "train  240 changes, seed 1, intervals at 99%
    6 land every 4w from Mon 2026-01-05 00:00 UTC on, 40 spans; trains of spans 3 to
    40: before that they were filling up, after it they run empty

    Trains        beta to ring beta, every 2w
                    on board 3 on average, sd 1.19 (1–1.41); P50 3, P95 5, at most 5
                    loses a change 0% (≤16.6%)
                    a change has 2.48 (2.21–2.75) others on board with it
                  stable to ring everyone, every 4w
                    on board 6 on average, sd 1.61 (1.21–2.15); P50 6, P95 8, at
                    most 9
                    loses a change 0% (≤30.5%)
                    a change has 5.38 (4.84–5.92) others on board with it

    Changes       of 6 that land: 6 (5.89–6) completed
                  get through beta 6 (5.89–6), stable 6 (5.89–6)
    "
  `);
});

test('trains that are late, with the fast track', () => {
  expect(
    shown(train('gate health { false alarm 20%  takes 1h }  fast track 10% of changes'), 400),
  ).toMatchInlineSnapshot(`
    "train  2,400 changes, seed 1, intervals at 99%
    6 land every 4w from Mon 2026-01-05 00:00 UTC on, 400 spans; trains of spans 5
    to 400: before that they were filling up, after it they run empty

    Trains        beta to ring beta, every 2w
                    on board 2.69 (2.65–2.74) on average, sd 1.26 (1.17–1.35); P50
                    3, P95 5, at most 6
                    empty 3.03% (1.71–5.31%)
                    loses a change 0% (≤2.87%)
                    a change has 2.28 (2.17–2.39) others on board with it
                  stable to ring everyone, every 4w
                    on board 6.62 (6.43–6.81) on average, sd 1.95 (1.76–2.16); P50
                    7, P95 10, at most 12
                    loses a change 73% (66.2–78.9%): 1.73 taken off such a train
                    a change has 6.19 (5.91–6.46) others on board with it

    Changes       of 6 that land: 5.95 (5.92–5.97) completed, 0.0475 (0.0266–0.0847)
                  stopped
                  get through beta 6 (5.99–6), stable 5.95 (5.92–5.97)
                  10% of changes are on the fast track, and on no train
    "
  `);
});

describe('where there is too little', () => {
  test('of spans for intervals', () => {
    const text = shown(train('gate health { takes 1h }'), 4).replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/ Uncertain how sure what is told of trains is: \d+ spans would say, --trials \d+ $/);
  });

  test('of them for trains', () => {
    expect(shown(train('gate health { takes 1h }'), 1)).not.toContain('loses');
  });
});

test('nothing is wider than the terminal', () => {
  const text = train('gate health { false alarm 20%  takes 1h }  fast track 10% of changes');
  for (const columns of [40, 60, 80, 160]) {
    for (const style of [
      { ...PLAIN, columns },
      { ...COLORED, columns },
    ]) {
      const widths = shown(text, 40, style).split('\n').map(displayWidth);
      expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    }
  }
});
