import { expect, it } from 'vitest';
import { simulate } from '../study/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { type Trace, tellingTrials, traceTrial } from './index.ts';

const plan = (present: string, detects: string): string => `
  topology fleet { region a { server[10] } }
  model quick {
    deploy takes 1h per server
    bug crash { present ${present}  surfaces after exponential(mean 5 server-hours) }
    gate health { detects ${detects} }
  }
  plan careful on fleet using quick {
    maxDown 100%
    stage one { deploy 1 servers  wait 40h  gate health }
    stage two { deploy remaining }
    on unhealthy rollback
  }`;

function tellingOf(text: string): { trials: ReturnType<typeof tellingTrials>; traces: readonly Trace[] } {
  const { machine } = machineOf(text);
  const trials = tellingTrials(machine, simulate(machine, { trials: 500, seed: '7' }));
  const traces = Array.from({ length: Math.max(trials.usual ?? 0, trials.found ?? 0) }, (_, index) =>
    traceTrial(machine, { seed: '7', trial: index + 1 }),
  ).flatMap((trace) => (trace.kind === 'trace' ? [trace] : []));
  return { trials, traces };
}

const isFound = ({ bugs }: Trace): boolean => bugs.some(({ found }) => found !== null);

it('the usual one is the first that ends as most do, and the other the first in which a bug is found', () => {
  const { trials, traces } = tellingOf(plan('10%', '100%'));
  expect(traces.findIndex(({ outcome }) => outcome === 'completed') + 1).toBe(trials.usual);
  expect(traces.findIndex(isFound) + 1).toBe(trials.found);
});

it('where most go back, the usual one goes back', () => {
  const { trials, traces } = tellingOf(plan('90%', '100%'));
  expect(traces.findIndex(({ outcome }) => outcome === 'rolled-back') + 1).toBe(trials.usual);
  expect(trials.found).toBe(trials.usual);
});

it('where nothing is found there is none', () => {
  expect(tellingOf(plan('10%', '0%')).trials).toEqual({ usual: 1, found: null });
});
