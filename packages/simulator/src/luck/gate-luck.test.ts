import { describe, expect, it } from 'vitest';
import { gatePowers } from '../gates/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { FAIL, openLuck, PASS } from './index.ts';

// Two bugs, which move one metric in the same way, one further than the other.
const { machine, layout } = machineOf(`
  topology fleet { region west { cluster web { server[10] } } }
  health standard { metric latency { bad when higher  compare to baseline } every 1m  pass at 95  marginal at 75 }
  model numbers {
    deploy takes 1m per server
    metric latency is normal(mean 200, sd 20)
    bug slow { present 10%  surfaces after 1 server-hours  moves latency to normal(mean 220, sd 20) }
    bug slower { present 10%  surfaces after 1 server-hours  moves latency to normal(mean 235, sd 20) }
  }
  plan example on fleet using numbers {
    maxDown 50%
    stage one { deploy 1 server  gate canary standard for 20m }
  }`);

describe('what the samples of a gate say', () => {
  const gate = machine.steps.findIndex(({ kind }) => kind === 'gate');
  const power = gatePowers(machine).ofRunning(gate, 20 * 60_000);
  const luck = openLuck(machine, layout, 'verdicts');
  const trials = 10_000;
  const verdicts = [0, 1, 2, 3].map((moved) =>
    Array.from({ length: trials }, (_, trial) => {
      luck.begin(trial + 1);
      return luck.gateVerdict(gate, 1, moved);
    }),
  );

  it('comes as often as the power of the set of bugs tells', () => {
    // Four standard errors: a right program fails one of these eight checks in 2,000 seeds.
    verdicts.forEach((all, moved) => {
      const chances = power.of(moved);
      for (const [verdict, chance] of [
        [PASS, chances.pass],
        [FAIL, chances.fail],
      ] as const) {
        const count = all.filter((one) => one === verdict).length;
        expect(Math.abs(count - trials * chance)).toBeLessThanOrEqual(4 * Math.sqrt(trials * chance * (1 - chance)));
      }
    });
    expect(power.of(1).fail).toBeGreaterThan(0.2);
    expect(power.of(1).fail).toBeLessThan(0.8);
  });

  it('is one draw for a running: what passes with the worse bug passes without', () => {
    const [healthy = [], slow = [], slower = [], both = []] = verdicts;
    const worse = (one: readonly number[], other: readonly number[]) =>
      one.filter((verdict, i) => verdict > (other[i] ?? 0));
    expect([...worse(healthy, slow), ...worse(slow, slower)]).toEqual([]);
    // Of several bugs that move a metric the one that moves it farthest counts.
    expect(both).toEqual(slower);
  });

  it('is another draw for another running', () => {
    luck.begin(1);
    const all = Array.from({ length: 50 }, (_, running) => luck.gateVerdict(gate, running + 1, 1));
    expect(new Set(all).size).toBeGreaterThan(1);
  });
});
