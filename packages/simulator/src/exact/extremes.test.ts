import type { MachineMeasure } from '@rollout/compiler';
import { describe, expect, it } from 'vitest';
import { exactResults } from '../study/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { exactFigures } from './index.ts';

const plan = (handler: string, falseAlarm = '5%'): string => `
  topology f { cluster c[2] { server[10] } }
  model m { deploy takes 1h per cluster  gate health { false alarm ${falseAlarm}  takes 1h } }
  plan p on f using m {
    stage a { deploy 1 cluster wait 3h gate health }
    stage b { deploy remaining wait 3h gate health }
    on false alarm ${handler}
    expect max(duration) <= 10d
    expect max(duration) < 10h
    expect min(duration) >= 10h
    expect max(down) <= 50%
  }`;

const extreme = (kind: 'min' | 'max', of: 'duration' | 'down'): MachineMeasure => ({
  kind: 'statistic',
  statistic: { kind },
  of: of === 'duration' ? { kind: 'duration', of: 'all' } : { kind: 'down', per: null },
  given: null,
});

describe('the longest of runs that may be repeated without end', () => {
  const { machine, layout } = machineOf(plan('retry'));

  it('is not known, but the shortest is, and what does not go by time', () => {
    expect(exactFigures(machine, layout, [extreme('max', 'duration')]).kind).toBe('none');
    const others = exactFigures(machine, layout, [extreme('min', 'duration'), extreme('max', 'down')]);
    // Twice a deployment, a wait and a gate: 2 · (1 + 3 + 1) h; one of two clusters is down at a time.
    expect(others).toEqual({ kind: 'exact', values: [10 * 3_600_000, 0.5] });
  });

  it('leaves open what is expected of it, but for what is beyond the bound already', () => {
    const found = exactResults(machine);
    if (found.kind === 'none') throw new Error(found.why);
    expect(found.results.expectations.map(({ status }) => status)).toEqual(['undecided', 'not-met', 'met', 'met']);
    const [longest] = found.results.expectations;
    expect(longest?.value?.high).toBeNull();
  });
});

describe('the longest of runs that end', () => {
  it.each([
    // Each of the two gates fails at most twice, and takes its wait and itself again: 10 + 2 · 2 · 4 h.
    ['after two retries', plan('retry at most 2 then continue'), 26],
    ['because nothing is repeated', plan('continue'), 10],
  ])('%s is known', (_, text, hours) => {
    const { machine, layout } = machineOf(text);
    const figures = exactFigures(machine, layout, [extreme('max', 'duration')]);
    expect(figures).toEqual({ kind: 'exact', values: [hours * 3_600_000] });
  });

  it('is not where some are left out, but what does not go by time is', () => {
    // Eight false alarms in a row have a chance of 10^-16.
    const { machine, layout } = machineOf(
      plan('retry at most 20 then rollback', '1%').replace('gate health { false', 'gate health { detects 50% false'),
    );
    const figures = exactFigures(machine, layout, [extreme('max', 'duration')]);
    expect(figures.kind).toBe('none');
    expect(exactFigures(machine, layout, [extreme('min', 'duration')]).kind).toBe('none');
    expect(exactFigures(machine, layout, [extreme('max', 'down')])).toEqual({ kind: 'exact', values: [0.5] });
  });
});
