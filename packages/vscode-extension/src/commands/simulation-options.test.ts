import { expect, it } from 'vitest';
import { SIMULATION_OPTIONS, simulationParams } from './simulation-options.ts';

const wrong = (name: string, text: string): string | undefined =>
  SIMULATION_OPTIONS.find((option) => option.name === name)?.typed?.wrong(text);

it('what was typed is asked as the server wants it', () => {
  const chosen = new Map([
    ['params', 'soak = 12h, width=3'],
    ['start', ' 2026-11-23 09:00 '],
    ['trials', '5000'],
    ['precision', '0.5%'],
    ['seed', 'monday'],
    ['sensitivity', ''],
  ] as const);
  expect(simulationParams(chosen)).toEqual({
    params: { soak: '12h', width: '3' },
    start: '2026-11-23 09:00',
    trials: 5000,
    precision: 0.005,
    seed: 'monday',
    sensitivity: true,
  });
  expect(simulationParams(new Map())).toEqual({});
});

it('what cannot be meant is said while it is typed', () => {
  for (const [name, good, bad] of [
    ['trials', '100', '0'],
    ['changes', '20', 'many'],
    ['precision', '1%', '0%'],
    ['precision', '2.5', '100%'],
    ['params', 'soak = 1h', 'soak'],
    ['start', 'tomorrow', ' '],
  ] as const) {
    expect([name, good, wrong(name, good)]).toEqual([name, good, undefined]);
    expect(wrong(name, bad)).toEqual(expect.any(String));
  }
});
