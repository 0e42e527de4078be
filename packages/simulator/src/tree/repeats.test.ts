/** What is repeated adds the same each time: two runs tell of all, and give what going through all of them gives. */
import { describe, expect, it } from 'vitest';
import { exactResults } from '../study/index.ts';
import { machineOf } from '../testing/machine-of.ts';

const CLUSTERS = `region west {
    cluster a { label wave = 1  server[10] }
    cluster b { label wave = 2  server[5] }
    cluster c { label wave = 3  server[7] }
  }`;

/** The plan's own timeout is never reached; but with it nobody knows that nothing goes by the clock, and all runs are made. */
const plan = (stages: string, handlers: string, timeout: boolean): string => `
  topology fleet { ${CLUSTERS} }
  model numbers {
    deploy takes 10m per server
    rollback takes 1m per server
    bug crash { present 3%  shows 40% at each of clusters 1..2 }
    bug leak { present 1%  only where wave >= 3  shows 100% at cluster 1 }
    gate health { detects 70%  false alarm 0.3%  takes 5m }
    gate strict { detects 90%  detects 0% of leak  false alarm 0.8% }
  }
  plan p on fleet using numbers {
    maxDown 50% per cluster
    deadline 9h
    ${stages}
    ${handlers}
    ${timeout ? 'on timeout 1000d stop' : ''}
  }`;

const STAGES = `
  stage one { deploy all clusters where wave == 1  wait 2h  gate health }
  stage two { deploy all clusters where wave == 2  wait 1h  gate strict  wait 30m  gate health }
  stage three { deploy all clusters where wave == 3  gate strict }`;

const SIDE_BY_SIDE = `
  stage one { deploy all clusters where wave == 1  wait 2h  gate health }
  stage two after one { deploy all clusters where wave == 2  wait 1h  gate strict }
  stage three after one { deploy all clusters where wave == 3  wait 3h  gate health }`;

function figures(text: string): { readonly runs: number; readonly all: ReadonlyMap<string, number> } {
  const found = exactResults(machineOf(text).machine);
  if (found.kind === 'none') throw new Error(found.why);
  const { results } = found;
  const all = new Map<string, number>();
  // What depends on the longest run, or says how results were found, differs.
  const { trials, omitted, machineHash, duration, gates, ...rest } = results;
  const { max, histogram, ...time } = duration;
  expect(results.complete && gates.length > 0 && omitted < 1e-6 && max > 0 && machineHash !== '').toBe(true);
  expect(histogram.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  collect('', { ...rest, time }, all);
  return { runs: trials, all };
}

function collect(path: string, value: unknown, into: Map<string, number>): void {
  if (typeof value === 'number') into.set(path, value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) collect(`${path}/${key}`, each, into);
  }
}

describe('a gate that is repeated after a false alarm', () => {
  it.each([
    ['at once', STAGES, 'on unhealthy rollback on false alarm retry'],
    ['after a pause', STAGES, 'on unhealthy rollback in 1h on false alarm pause for 8h then retry'],
    ['while another stage is under way', SIDE_BY_SIDE, 'on unhealthy rollback on false alarm pause for 20m then retry'],
  ])('%s', (_, stages, handlers) => {
    const quick = figures(plan(stages, handlers, false));
    const whole = figures(plan(stages, handlers, true));
    expect(quick.runs).toBeLessThan(whole.runs);
    expect([...quick.all.keys()]).toEqual([...whole.all.keys()]);
    for (const [path, value] of quick.all) {
      const truth = whole.all.get(path) ?? Number.NaN;
      expect(Math.abs(value - truth), path).toBeLessThanOrEqual(1e-9 * Math.abs(truth));
    }
  });
});
